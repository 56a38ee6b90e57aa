import { type PointerEvent, useMemo, useState } from 'react';
import { useFormats } from '../words/formats.ts';
import { makeScale } from './plot.ts';
import { useWidth } from './use-width.ts';
import css from './value-scatter.module.css';

export interface ValuePoint {
  readonly key: string;
  readonly title: string;
  readonly tokens: number;
  readonly worth: number;
  readonly group: 'chosen' | 'left-out' | 'near';
}

interface Props {
  readonly points: readonly ValuePoint[];
  readonly onOpen: (key: string) => void;
}

const HEIGHT = 360;
const [LEFT, RIGHT, TOP, BOTTOM] = [64, 12, 40, 44];
const LEGEND_STEP = 130;
const NEAR_PX = 24;
const GROUPS = ['left-out', 'chosen', 'near'] as const;
const NAMES = { chosen: 'Chosen', 'left-out': 'Left out', near: 'Nearest misses' } as const;

/** Each group by one path: thousands of points are as fast as ten. */
const SHAPES: Readonly<Record<ValuePoint['group'], (x: number, y: number) => string>> = {
  chosen: (x, y) => `M${x - 4} ${y}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0`,
  'left-out': (x, y) => `M${x - 3.5} ${y - 3.5}h7v7h-7z`,
  near: (x, y) => `M${x} ${y - 6}l6 10.5h-12z`,
};

/** What initiatives are worth against what they cost. */
const ValueScatter = ({ points, onOpen }: Props) => {
  const { number, rough } = useFormats();
  const [box, width] = useWidth<HTMLDivElement>();
  const [pointed, setPointed] = useState<ValuePoint | null>(null);
  const { x, y, paths } = useMemo(() => {
    const across = makeScale([0, ...points.map(({ tokens }) => tokens)], [LEFT, width - RIGHT], width / 90);
    const up = makeScale([0, ...points.map(({ worth }) => worth)], [HEIGHT - BOTTOM, TOP], 6);
    const path = (group: ValuePoint['group']): string =>
      points
        .filter((it) => it.group === group)
        .map((it) => SHAPES[group](round(across.at(it.tokens)), round(up.at(it.worth))))
        .join('');
    return { x: across, y: up, paths: GROUPS.map((group) => ({ group, d: path(group) })) };
  }, [points, width]);
  const nearest = (event: PointerEvent<SVGSVGElement>): ValuePoint | null => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const distance = (it: ValuePoint): number => Math.hypot(x.at(it.tokens) - event.clientX + left, y.at(it.worth) - event.clientY + top);
    const found = points.reduce<ValuePoint | null>((best, it) => (best === null || distance(it) < distance(best) ? it : best), null);
    return found && distance(found) < NEAR_PX ? found : null;
  };
  return (
    <div ref={box} className={css.box}>
      <svg
        width={width}
        height={HEIGHT}
        role="img"
        aria-label="Worth against tokens"
        className={pointed ? css.pointing : undefined}
        onPointerMove={(event) => setPointed(nearest(event))}
        onPointerLeave={() => setPointed(null)}
        onPointerUp={(event) => {
          const found = nearest(event);
          if (found) onOpen(found.key);
        }}
      >
        {GROUPS.map((group, at) => (
          <g key={group} transform={`translate(${at * Math.min(LEGEND_STEP, width / GROUPS.length)} 0)`}>
            <path d={SHAPES[group](8, 14)} className={css[group]} />
            <text x="20" y="18" className={css.axis}>
              {NAMES[group]}
            </text>
          </g>
        ))}
        {y.ticks.map((tick) => (
          <g key={tick}>
            <path d={`M${LEFT} ${y.at(tick)}H${width - RIGHT}`} className={css.grid} />
            <text x={LEFT - 8} y={y.at(tick) + 4} textAnchor="end" className={css.tick}>
              {rough(tick)}
            </text>
          </g>
        ))}
        {x.ticks.map((tick) => (
          <text key={tick} x={x.at(tick)} y={HEIGHT - BOTTOM + 18} textAnchor="middle" className={css.tick}>
            {number(tick)}
          </text>
        ))}
        <text x={(LEFT + width - RIGHT) / 2} y={HEIGHT - 6} textAnchor="middle" className={css.axis}>
          Tokens
        </text>
        {paths.map(({ group, d }) => (
          <path key={group} d={d} className={css[group]} />
        ))}
        {pointed ? <circle cx={x.at(pointed.tokens)} cy={y.at(pointed.worth)} r="9" className={css.pointed} /> : null}
      </svg>
      <p className={css.words} aria-hidden="true">
        {pointed === null
          ? 'Press a point to open its initiative.'
          : `${pointed.key} ${pointed.title}: ${number(pointed.tokens)} tokens, worth ${rough(pointed.worth)}`}
      </p>
    </div>
  );
};

const round = (value: number): number => Math.round(value * 10) / 10;

export default ValueScatter;
