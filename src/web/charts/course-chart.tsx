import { useId } from 'react';
import { CartesianGrid, Line, LineChart, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import type { CoursePoint } from '../words/run-course.ts';
import { courseDomain } from './course-domain.ts';

interface Props {
  readonly points: readonly CoursePoint[];
  readonly number: (value: number) => string;
}

const TICK = { fill: 'var(--ink-soft)', fontSize: 12 };

/** The best plan found so far from below, what no plan can be worth more than from above; a proof is where they meet. */
const CourseChart = ({ points, number }: Props) => {
  const id = useId();
  const domain = courseDomain(points);
  return (
    <ResponsiveContainer width="100%" height={200} initialDimension={{ width: 600, height: 200 }}>
      <LineChart id={id} data={[...points]} margin={{ top: 8, right: 16, bottom: 4, left: 8 }} accessibilityLayer>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="seconds"
          type="number"
          domain={[0, 'dataMax']}
          unit=" s"
          tick={TICK}
          stroke="var(--line-strong)"
          tickFormatter={number}
        />
        <YAxis
          domain={domain ? [...domain] : ['auto', 'auto']}
          allowDataOverflow={domain !== null}
          width={72}
          tick={TICK}
          stroke="var(--line-strong)"
          tickFormatter={number}
        />
        <Line
          dataKey="bound"
          name="No plan is worth more than"
          type="stepAfter"
          stroke="var(--warn)"
          strokeWidth={2}
          strokeDasharray="6 4"
          dot={false}
          isAnimationActive={false}
        />
        <Line
          dataKey="incumbent"
          name="Best plan so far"
          type="stepAfter"
          stroke="var(--accent)"
          strokeWidth={2.5}
          dot={false}
          isAnimationActive={false}
        />
      </LineChart>
    </ResponsiveContainer>
  );
};

export default CourseChart;
