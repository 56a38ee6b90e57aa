import { PlanwrightError } from '../base/errors.ts';
import type { Store } from '../store/database.ts';
import { missingForService } from '../store/health.ts';

export {
  type Distribution,
  GAP_BOUNDS_PERCENT,
  loadServiceFacts,
  type ServiceFacts,
  SOLVE_BOUNDS_SECONDS,
} from '../store/health.ts';

/** A database that takes longer than this to say that it is there is not. */
const PATIENCE_MS = 3_000;

/** What a service lacks to answer: the database, its schema, the queue in it. Nothing: it is ready. */
export const lacking = async (store: Store): Promise<readonly string[]> => {
  const late = new Promise<readonly string[]>((resolve) => setTimeout(resolve, PATIENCE_MS, ['database']).unref());
  return Promise.race([missingForService(store).catch(withoutDatabase), late]);
};

const withoutDatabase = (thrown: unknown): readonly string[] => {
  if (thrown instanceof PlanwrightError) return [thrown.code === 'store-newer' ? 'schema' : 'database'];
  throw thrown;
};
