import { Badge } from '../../parts/badge.tsx';
import type { Tone } from '../../parts/note.tsx';
import { RowLinks } from '../../parts/row-links.tsx';
import { Section } from '../../parts/section.tsx';
import { type Column, Table } from '../../parts/table.tsx';
import { type Formats, useFormats } from '../../words/formats.ts';
import { type Report, sliceName } from './initiatives.ts';
import css from './portfolio.module.css';

type Gap = Report['gaps'][number];

const TONES = { ok: 'good', warning: 'warn', critical: 'bad' } as const satisfies Record<Gap['severity'], Tone>;
const WORDS = { ok: 'Reached', warning: 'Short', critical: 'Far short' } as const;
const RANK = { critical: 0, warning: 1, ok: 2 } as const;

const columns = ({ number }: Formats): readonly Column<Gap>[] => [
  { id: 'kpi', title: 'Target', cell: ({ kpi, unit, target_type }) => `${kpi}${unit === '' ? '' : ` (${unit})`}, ${target_type}` },
  { id: 'slice', title: 'Of', cell: ({ dimension, key }) => sliceName(dimension, key) },
  { id: 'severity', title: 'How it stands', cell: ({ severity }) => <Badge tone={TONES[severity]}>{WORDS[severity]}</Badge> },
  { id: 'baseline', title: 'Baseline', isNumber: true, cell: ({ baseline }) => number(baseline) },
  { id: 'achieved', title: 'With the plan', isNumber: true, cell: ({ achieved }) => number(achieved) },
  { id: 'target', title: 'Asked for', isNumber: true, cell: ({ target }) => number(target) },
  { id: 'gap', title: 'Short by', isNumber: true, cell: ({ gap }) => (gap > 0 ? number(gap) : '') },
  { id: 'recommendation', title: 'What can be done', cell: ({ recommendation }) => <span className={css.advice}>{recommendation}</span> },
  { id: 'rows', title: 'Rows', cell: ({ rows }) => <RowLinks rows={rows} /> },
];

/** Floors and goals against what the plan reaches, the worst first. */
export const TargetsSection = ({ report: { gaps } }: { report: Report }) => {
  const formats = useFormats();
  const short = gaps.filter(({ severity }) => severity !== 'ok').length;
  const lead =
    gaps.length === 0
      ? undefined
      : short === 0
        ? 'Every target is reached.'
        : `${formats.number(short)} of ${formats.count(gaps.length, 'target')} not reached.`;
  return (
    <Section title="Gaps and alerts" lead={lead}>
      <Table
        caption="Targets, and how the plan stands"
        columns={columns(formats)}
        rows={gaps.toSorted((a, b) => RANK[a.severity] - RANK[b.severity])}
        keyOf={({ dimension, key, kpi, target_type }) => [dimension, key, kpi, target_type].join('\n')}
        empty="The constraint set has no targets."
      />
    </Section>
  );
};
