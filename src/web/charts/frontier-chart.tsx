import { CartesianGrid, ReferenceDot, ResponsiveContainer, Scatter, ScatterChart, Tooltip, XAxis, YAxis } from 'recharts';
import { useFormats } from '../words/formats.ts';

export interface FrontierDot {
  readonly x: number;
  readonly y: number;
  /** Proven that nothing is better. */
  readonly isProven: boolean;
}

interface Props {
  readonly dots: readonly FrontierDot[];
  readonly run: { readonly x: number; readonly y: number };
  readonly xTitle: string;
  readonly yTitle: string;
  readonly selected: number;
  readonly onSelect: (index: number) => void;
}

const HEIGHT = 340;
const MARGIN = { top: 16, right: 24, bottom: 28, left: 16 };
const TICK = { fill: 'var(--ink-soft)' };

/** Two amounts against each other: a filled dot is proven, an empty one may still be beaten; the run stands among them. */
const FrontierChart = ({ dots, run, xTitle, yTitle, selected, onSelect }: Props) => {
  const { number, rough } = useFormats();
  const chosen = dots[selected];
  const part = (isProven: boolean) => dots.map((it, index) => ({ ...it, index })).filter((it) => it.isProven === isProven);
  return (
    <ResponsiveContainer width="100%" height={HEIGHT}>
      <ScatterChart margin={MARGIN} accessibilityLayer>
        <CartesianGrid stroke="var(--line)" />
        <XAxis
          dataKey="x"
          name={xTitle}
          type="number"
          domain={['auto', 'auto']}
          tickFormatter={(it: number) => rough(it)}
          stroke="var(--line-strong)"
          tick={TICK}
          label={{ value: xTitle, position: 'insideBottom', offset: -16, fill: 'var(--ink-soft)' }}
        />
        <YAxis
          dataKey="y"
          name={yTitle}
          type="number"
          domain={['auto', 'auto']}
          tickFormatter={(it: number) => rough(it)}
          stroke="var(--line-strong)"
          tick={TICK}
          width={72}
          label={{ value: yTitle, angle: -90, position: 'insideLeft', fill: 'var(--ink-soft)', style: { textAnchor: 'middle' } }}
        />
        <Tooltip
          isAnimationActive={false}
          contentStyle={{ background: 'var(--raised)', border: '1px solid var(--line)', borderRadius: 8, color: 'var(--ink)' }}
          itemStyle={{ color: 'var(--ink)' }}
          formatter={(value) => number(Number(value))}
        />
        <Scatter
          name="proven"
          data={part(true)}
          fill="var(--accent)"
          isAnimationActive={false}
          onClick={({ payload }) => onSelect(Number(payload?.index ?? 0))}
        />
        <Scatter
          name="best found so far"
          data={part(false)}
          fill="var(--raised)"
          stroke="var(--accent)"
          strokeWidth={2}
          isAnimationActive={false}
          onClick={({ payload }) => onSelect(Number(payload?.index ?? 0))}
        />
        <ReferenceDot
          x={run.x}
          y={run.y}
          r={5}
          fill="var(--warn)"
          stroke="var(--raised)"
          label={{ value: 'this run', position: 'left', fill: 'var(--ink-soft)' }}
        />
        {chosen ? <ReferenceDot x={chosen.x} y={chosen.y} r={9} fill="none" stroke="var(--focus)" strokeWidth={2} /> : null}
      </ScatterChart>
    </ResponsiveContainer>
  );
};

export default FrontierChart;
