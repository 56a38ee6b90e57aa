import { useParams } from '@tanstack/react-router';
import css from './curve-page.module.css';
import { CurvePart } from './curve-part.tsx';
import { FrontierPart } from './frontier-part.tsx';

/** What the best plan is worth with less and with more capacity, and what two KPIs can be brought to together. */
export const CurvePage = () => {
  const { workspace, run } = useParams({ from: '/w/$workspace/runs/$run/curve' });
  return (
    <div className={css.page}>
      <CurvePart workspace={workspace} run={run} />
      <FrontierPart workspace={workspace} run={run} />
    </div>
  );
};
