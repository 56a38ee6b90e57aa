import { Fragment } from 'react';
import { InitiativeName } from '../../parts/initiative-name.tsx';
import type { Initiative } from './initiatives.ts';
import css from './neighbourhood.module.css';
import { type Neighbour, neighboursOf, type Placed, placeNeighbours, TIE_WORDS, type Tie } from './neighbourhood.ts';

const WIDTH = 400;
const [BOX_WIDTH, BOX_HEIGHT] = [112, 24];
const MOST = 12;
const LINES: Readonly<Record<Tie, string | undefined>> = {
  needs: css.needs,
  'needed-by': css.needs,
  bundle: css.bundle,
  excludes: css.excludes,
  synergy: css.synergy,
};

interface Props {
  readonly initiative: Initiative;
  readonly all: readonly Initiative[];
}

/** What an initiative is tied to: drawn, and as a list that says the same. */
export const Neighbourhood = ({ initiative, all }: Props) => {
  const neighbours = neighboursOf(initiative, all);
  if (neighbours.length === 0) return <p className={css.none}>No rule ties it to another initiative.</p>;
  return (
    <>
      {neighbours.length > MOST ? null : <Graph initiative={initiative} neighbours={neighbours} />}
      <dl className={css.list}>
        {(Object.keys(TIE_WORDS) as Tie[]).map((tie) => {
          const tied = neighbours.filter((it) => it.tie === tie);
          return tied.length === 0 ? null : (
            <Fragment key={tie}>
              <dt>{TIE_WORDS[tie]}</dt>
              {tied.map((it) => (
                <dd key={it.key + it.detail}>
                  <InitiativeName initiative={it.key} title={it.initiative?.title} />
                  <span className={css.state}> {[it.detail, stateOf(it.initiative)].filter((word) => word !== '').join(', ')}</span>
                </dd>
              ))}
            </Fragment>
          );
        })}
      </dl>
    </>
  );
};

const stateOf = (it: Initiative | null): string => (it === null ? 'not in this run' : it.selected ? 'chosen' : 'left out');

/** The list beside it says the same to those who do not see it. */
const Graph = ({ initiative, neighbours }: { initiative: Initiative; neighbours: readonly Neighbour[] }) => {
  const { placed, height, middle } = placeNeighbours(neighbours, WIDTH);
  return (
    <svg className={css.graph} viewBox={`0 0 ${WIDTH} ${height}`} aria-hidden="true">
      <defs>
        <marker id="needs-head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse">
          <path d="M0 0 8 4 0 8z" className={css.arrow} />
        </marker>
      </defs>
      {placed.map((it) => (
        <Line key={it.tie + it.key + it.detail} placed={it} middle={middle} />
      ))}
      {placed.map((it) => (
        <Box key={it.tie + it.key + it.detail} x={it.x} y={it.y} name={it.key} isChosen={it.initiative?.selected === true} />
      ))}
      <Box x={middle.x} y={middle.y} name={initiative.key} isChosen={initiative.selected} isMiddle />
    </svg>
  );
};

/** An arrow leads from what is needed to what needs it. */
const Line = ({ placed: { x, y, tie }, middle }: { placed: Placed; middle: { readonly x: number; readonly y: number } }) => {
  const side = Math.sign(middle.x - x);
  const [fromX, toX] = [x + (side * BOX_WIDTH) / 2, middle.x - (side * BOX_WIDTH) / 2];
  const half = (fromX + toX) / 2;
  const head = 'url(#needs-head)';
  return (
    <path
      d={`M${fromX} ${y}C${half} ${y} ${half} ${middle.y} ${toX} ${middle.y}`}
      className={`${css.line} ${LINES[tie] ?? ''}`}
      markerEnd={tie === 'needs' ? head : undefined}
      markerStart={tie === 'needed-by' ? head : undefined}
    />
  );
};

const Box = ({ x, y, name, isChosen, isMiddle = false }: { x: number; y: number; name: string; isChosen: boolean; isMiddle?: boolean }) => (
  <g>
    <rect
      x={x - BOX_WIDTH / 2}
      y={y - BOX_HEIGHT / 2}
      width={BOX_WIDTH}
      height={BOX_HEIGHT}
      rx="5"
      className={`${css.box} ${isChosen ? css.chosen : css.out} ${isMiddle ? css.middle : ''}`}
    />
    <text x={x} y={y + 4} textAnchor="middle" className={`${css.name} ${isChosen ? css.chosenName : ''}`}>
      {name.length > 15 ? `${name.slice(0, 14)}…` : name}
    </text>
  </g>
);
