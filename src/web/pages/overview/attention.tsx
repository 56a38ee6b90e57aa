import { Link } from '@tanstack/react-router';
import type { Schemas } from '../../api/client.ts';
import { Section } from '../../parts/section.tsx';
import { Sign } from '../../parts/sign.tsx';
import css from './overview-page.module.css';

type Attention = Schemas['Attention'];

/** What blocks, and what should be looked at, in sentences. */
export const AttentionList = ({ workspace, attention }: { workspace: string; attention: readonly Attention[] }) => (
  <ul className={css.attention}>
    {attention.map((it) => (
      <li key={it.kind + it.words} className={css[it.severity]}>
        {it.severity === 'info' ? (
          <span className={css.dot} aria-hidden="true">
            •
          </span>
        ) : (
          <Sign tone={it.severity === 'error' ? 'bad' : 'warn'} />
        )}
        <span>
          <bdi>{it.words}</bdi> <Where workspace={workspace} link={it.link} />
        </span>
      </li>
    ))}
  </ul>
);

export const AttentionSection = ({ workspace, attention }: { workspace: string; attention: readonly Attention[] }) => (
  <Section title="What needs attention">
    {attention.length === 0 ? (
      <p className={css.soft}>Nothing. Everything is as it should be.</p>
    ) : (
      <AttentionList workspace={workspace} attention={attention} />
    )}
  </Section>
);

const Where = ({ workspace, link }: { workspace: string; link: Attention['link'] }) => {
  if (link === null) return null;
  if (link.kind === 'run')
    return (
      <Link to="/w/$workspace/runs/$run" params={{ workspace, run: link.id }}>
        See the run
      </Link>
    );
  if (link.kind === 'job')
    return (
      <Link to="/w/$workspace" params={{ workspace }} search={{ job: link.id }}>
        See the job
      </Link>
    );
  return (
    <Link to="/w/$workspace/sheet" params={{ workspace }}>
      See the sheet
    </Link>
  );
};
