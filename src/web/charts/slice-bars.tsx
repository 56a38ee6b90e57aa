import { useFormats } from '../words/formats.ts';
import css from './bars.module.css';
import { useWidth } from './use-width.ts';

export interface SliceBar {
  readonly name: string;
  /** Those of one dimension share their scale. */
  readonly dimension: string;
  readonly used: number;
  readonly floor: number | null;
  readonly cap: number | null;
}

const ROW = 50;
const BAR = 12;
/** Where a name and its numbers do not fit on one line. */
const [LINE, CHARACTER] = [18, 7];

/** Tokens of each slice between its floor and its cap. */
const SliceBars = ({ bars }: { bars: readonly SliceBar[] }) => {
  const { number } = useFormats();
  const [box, width] = useWidth<HTMLDivElement>();
  const wordsOf = ({ used, floor, cap }: SliceBar): string =>
    [
      `${number(used)} used`,
      ...(floor === null ? [] : [`floor ${number(floor)}`]),
      ...(cap === null ? [] : [`cap ${number(cap)}`]),
      ...(used === cap ? ['full'] : used === floor ? ['at its floor'] : []),
    ].join(' · ');
  const more = bars.some((it) => (it.name.length + wordsOf(it).length) * CHARACTER > width) ? LINE : 0;
  const mostOf = (dimension: string): number =>
    Math.max(1, ...bars.filter((it) => it.dimension === dimension).flatMap(({ used, floor, cap }) => [used, floor ?? 0, cap ?? 0]));
  return (
    <div ref={box} className={css.box}>
      <svg width={width} height={bars.length * (ROW + more)} role="img" aria-label="Tokens of each slice between its floor and its cap">
        {bars.map((bar, at) => {
          const { name, dimension, used, floor, cap } = bar;
          // Room for the mark of a cap at the very end.
          const px = (tokens: number): number => 2 + (tokens / mostOf(dimension)) * (width - 4);
          return (
            <g key={name} transform={`translate(0 ${at * (ROW + more)})`}>
              <text y="15" x="2" className={css.name}>
                {name}
              </text>
              <text y={15 + more} x={more ? 2 : width - 2} textAnchor={more ? 'start' : 'end'} className={css.value}>
                {wordsOf(bar)}
              </text>
              <rect x="2" y={22 + more} width={width - 4} height={BAR} rx="2" className={css.track} />
              <rect x="2" y={22 + more} width={Math.max(0, px(used) - 2)} height={BAR} rx="2" className={css.bar} />
              {floor === null ? null : <path d={`M${px(floor)} ${19 + more}v${BAR + 6}`} className={css.floor} />}
              {cap === null ? null : <path d={`M${px(cap)} ${19 + more}v${BAR + 6}`} className={css.cap} />}
            </g>
          );
        })}
      </svg>
    </div>
  );
};

export default SliceBars;
