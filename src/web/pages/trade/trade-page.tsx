import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { reportQuery } from '../../api/queries-run.ts';
import { Loading } from '../../parts/loading.tsx';
import { Empty } from '../../parts/note.tsx';
import { TradeDesk } from './trade-desk.tsx';

/** Lock initiatives in or out, drag the capacity, change a weight or a rule: the best plan with it, and what it costs. */
export const TradePage = () => {
  const { workspace, run } = useParams({ from: '/w/$workspace/runs/$run/trade' });
  const { data } = useQuery({ ...reportQuery(workspace, run), throwOnError: true });
  if (data === undefined) return <Loading what="the plan" />;
  if (data.objective_mode === null)
    return (
      <Empty title="There is nothing to trade with.">
        <p>This run was refused before anything was looked for: mend its rows and run again.</p>
      </Empty>
    );
  return <TradeDesk key={data.run_id} report={data} />;
};
