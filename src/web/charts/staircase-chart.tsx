import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceDot,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { useFormats } from '../words/formats.ts';
import type { StairPoint } from './staircase.ts';

interface Props {
  readonly points: readonly StairPoint[];
  readonly xTitle: string;
  readonly yTitle: string;
  /** An amount that is marked, with its name: the run's own. */
  readonly mark?: { readonly at: number; readonly label: string } | undefined;
  readonly selected?: { readonly at: number; readonly worth: number } | undefined;
  readonly onSelect?: (at: number) => void;
}

const HEIGHT = 340;
const MARGIN = { top: 24, right: 24, bottom: 28, left: 16 };

/** What the best plan is worth over what it may use: a step line, a band where only bounds are known. */
const StaircaseChart = ({ points, xTitle, yTitle, mark, selected, onSelect }: Props) => {
  const { number, rough } = useFormats();
  const last = points.at(-1)?.at ?? 0;
  return (
    <ResponsiveContainer width="100%" height={HEIGHT}>
      <ComposedChart
        data={[...points]}
        margin={MARGIN}
        accessibilityLayer
        onClick={({ activeLabel }) => activeLabel !== undefined && onSelect?.(Number(activeLabel))}
      >
        <CartesianGrid stroke="var(--line)" vertical={false} />
        <XAxis
          dataKey="at"
          type="number"
          domain={['dataMin', last]}
          tickFormatter={(it: number) => rough(it)}
          stroke="var(--line-strong)"
          tick={{ fill: 'var(--ink-soft)' }}
          label={{ value: xTitle, position: 'insideBottom', offset: -16, fill: 'var(--ink-soft)' }}
        />
        <YAxis
          domain={['auto', 'auto']}
          tickFormatter={(it: number) => rough(it)}
          stroke="var(--line-strong)"
          tick={{ fill: 'var(--ink-soft)' }}
          width={72}
          label={{ value: yTitle, angle: -90, position: 'insideLeft', fill: 'var(--ink-soft)', style: { textAnchor: 'middle' } }}
        />
        <Tooltip
          isAnimationActive={false}
          contentStyle={{ background: 'var(--raised)', border: '1px solid var(--line)', borderRadius: 8, color: 'var(--ink)' }}
          labelFormatter={(it) => `${xTitle} ${number(Number(it))}`}
          formatter={(value) => (Array.isArray(value) ? value.map((it) => rough(Number(it))).join(' to ') : rough(Number(value)))}
        />
        <Area
          dataKey="band"
          name="may be worth"
          type="stepAfter"
          stroke="none"
          fill="var(--warn)"
          fillOpacity={0.25}
          isAnimationActive={false}
          connectNulls={false}
        />
        <Line
          dataKey="worth"
          name={yTitle}
          type="stepAfter"
          stroke="var(--accent)"
          strokeWidth={2}
          dot={false}
          isAnimationActive={false}
          connectNulls={false}
        />
        {mark ? (
          <ReferenceLine
            x={mark.at}
            stroke="var(--ink-soft)"
            strokeDasharray="4 4"
            label={{ value: mark.label, position: 'top', fill: 'var(--ink-soft)' }}
          />
        ) : null}
        {selected ? (
          <ReferenceDot x={selected.at} y={selected.worth} r={6} fill="var(--accent)" stroke="var(--raised)" strokeWidth={2} />
        ) : null}
      </ComposedChart>
    </ResponsiveContainer>
  );
};

export default StaircaseChart;
