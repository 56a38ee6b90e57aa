import { type ReactNode, Suspense, useId, useRef, useState } from 'react';
import { Button } from '../parts/button.tsx';
import { Loading } from '../parts/loading.tsx';
import css from './chart-frame.module.css';
import { saveChart } from './save-chart.ts';

interface Props {
  readonly title: string;
  /** What it says, in a sentence: what somebody takes from it who does not see it. */
  readonly lead: ReactNode;
  /** The chart, drawn as one SVG; may be fetched late. */
  readonly children: ReactNode;
  /** The same numbers as a table: always there, one press away. */
  readonly table: ReactNode;
  /** Its file, without ending. */
  readonly fileName: string;
}

/** A chart, never without its numbers as a table, and to take along as a picture. */
export const ChartFrame = ({ title, lead, children, table, fileName }: Props) => {
  const id = useId();
  const drawing = useRef<HTMLDivElement>(null);
  const [isTable, setTable] = useState(false);
  const save = (kind: 'svg' | 'png'): void => {
    const svg = drawing.current?.querySelector('svg.recharts-surface, svg');
    if (svg instanceof SVGSVGElement) void saveChart(svg, `${fileName}.${kind}`, kind);
  };
  return (
    <figure className={css.frame} aria-labelledby={id}>
      <figcaption className={css.head}>
        <div>
          <h2 id={id}>{title}</h2>
          <p className={css.lead}>{lead}</p>
        </div>
        <div className={css.actions}>
          <Button kind="quiet" aria-pressed={isTable} onPress={() => setTable(!isTable)}>
            {isTable ? 'Show the chart' : 'Show the numbers'}
          </Button>
          {isTable ? null : (
            <>
              <Button kind="quiet" onPress={() => save('png')}>
                PNG
              </Button>
              <Button kind="quiet" onPress={() => save('svg')}>
                SVG
              </Button>
            </>
          )}
        </div>
      </figcaption>
      {isTable ? (
        table
      ) : (
        <div ref={drawing} className={css.drawing} dir="ltr">
          <Suspense fallback={<Loading what="the chart" />}>{children}</Suspense>
        </div>
      )}
    </figure>
  );
};
