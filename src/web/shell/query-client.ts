import { QueryClient } from '@tanstack/react-query';
import { isPassing } from '../api/problem.ts';

const PATIENCE = 4;

/** What was read stays on the page while it is asked for anew; a server that is away is asked again by itself. */
export const makeQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (count, thrown) => isPassing(thrown) && count < PATIENCE,
        networkMode: 'always',
      },
      mutations: { retry: (count, thrown) => isPassing(thrown) && count < PATIENCE, networkMode: 'always' },
    },
  });
