import { useFormats } from '../words/formats.ts';
import css from './bars.module.css';
import { useWidth } from './use-width.ts';

export interface TargetBar {
  readonly name: string;
  readonly unit: string;
  /** Less is better: drawn so that better is to the right. */
  readonly isFalling: boolean;
  /** Where it stands without the plan. */
  readonly from: number;
  readonly achieved: number;
  readonly floor: number | null;
  readonly goal: number | null;
}

const ROW = 70;
const BAR = 12;
const [PAD, NEAR] = [8, 96];
/** Where a name and its numbers do not fit on one line. */
const [LINE, CHARACTER] = [18, 7];

/** From where each KPI stands to where the plan brings it, with its floor and its goal. */
const TargetBars = ({ bars }: { bars: readonly TargetBar[] }) => {
  const { number } = useFormats();
  const [box, width] = useWidth<HTMLDivElement>();
  const wordsOf = ({ from, achieved, unit }: TargetBar): string => `${number(from)} → ${number(achieved)} ${unit}`.trim();
  const more = bars.some((it) => (it.name.length + wordsOf(it).length) * CHARACTER > width) ? LINE : 0;
  return (
    <div ref={box} className={css.box}>
      <svg width={width} height={bars.length * (ROW + more)} role="img" aria-label="KPIs against their floors and goals">
        {bars.map((bar, at) => (
          <g key={bar.name} transform={`translate(0 ${at * (ROW + more)})`}>
            <text y="15" x={PAD} className={css.name}>
              {bar.name}
            </text>
            <text y={15 + more} x={more ? PAD : width - PAD} textAnchor={more ? 'start' : 'end'} className={css.value}>
              {wordsOf(bar)}
            </text>
            <g transform={`translate(0 ${more})`}>
              <Bar bar={bar} width={width} />
            </g>
          </g>
        ))}
      </svg>
    </div>
  );
};

const Bar = ({ bar: { isFalling, from, achieved, floor, goal }, width }: { bar: TargetBar; width: number }) => {
  const { number } = useFormats();
  const marks = [floor, goal].filter((it) => it !== null);
  const all = [from, achieved, ...marks];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const px = (value: number): number => {
    const share = most === least ? 0 : (value - least) / (most - least);
    return PAD + (isFalling ? 1 - share : share) * (width - 2 * PAD);
  };
  const [start, end] = [Math.min(px(from), px(achieved)), Math.max(px(from), px(achieved))];
  return (
    <>
      <rect x={PAD} y="24" width={width - 2 * PAD} height={BAR} rx="2" className={css.track} />
      <rect x={start} y="24" width={Math.max(2, end - start)} height={BAR} rx="2" className={css.bar} />
      {floor === null ? null : <path d={`M${px(floor)} 20v${BAR + 8}`} className={css.floor} />}
      {goal === null ? null : <path d={`M${px(goal)} 20v${BAR + 8}`} className={css.goal} />}
      <MarkWords
        width={width}
        floor={floor === null ? null : [px(floor), number(floor)]}
        goal={goal === null ? null : [px(goal), number(goal)]}
      />
    </>
  );
};

type Mark = readonly [number, string] | null;

/** What the marks say, under them; near each other in one. */
const MarkWords = ({ width, floor, goal }: { width: number; floor: Mark; goal: Mark }) => {
  const words = [
    ...(floor ? [{ x: floor[0], text: `floor ${floor[1]}` }] : []),
    ...(goal ? [{ x: goal[0], text: `goal ${goal[1]}` }] : []),
  ].toSorted((a, b) => a.x - b.x);
  const [first, second] = words;
  const isNear = first !== undefined && second !== undefined && second.x - first.x < 2 * NEAR;
  const shown = isNear ? [{ x: (first.x + second.x) / 2, text: `${first.text} · ${second.text}` }] : words;
  return shown.map(({ x, text }) => {
    const anchor = x < NEAR ? 'start' : x > width - NEAR ? 'end' : 'middle';
    return (
      <text
        key={text}
        x={anchor === 'start' ? Math.max(PAD, x - PAD) : anchor === 'end' ? Math.min(width - PAD, x + PAD) : x}
        y="55"
        textAnchor={anchor}
        className={css.mark}
      >
        {text}
      </text>
    );
  });
};

export default TargetBars;
