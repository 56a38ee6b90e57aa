import { useQuery } from '@tanstack/react-query';
import { workspaceQuery } from './queries.ts';

/** Why whoever looks may not run or publish anything in a workspace; `null` where they may, and until it is known. The server decides. */
export const useWhyNot = (workspace: string): string | null => {
  const { data } = useQuery(workspaceQuery(workspace));
  return data?.role === 'viewer' ? 'You may look at everything here, but not run anything: an admin can make you a planner.' : null;
};
