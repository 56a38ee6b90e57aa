import { useQueryClient } from '@tanstack/react-query';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { problemOf } from '../api/problem.ts';
import { ProblemNote } from '../parts/note.tsx';
import { SignIn } from './sign-in.tsx';

/** What stands where a page could not be shown. */
export const PageFault = ({ error, reset }: ErrorComponentProps) => {
  const router = useRouter();
  const queries = useQueryClient();
  const again = async (): Promise<void> => {
    await queries.resetQueries();
    reset();
    await router.invalidate();
  };
  const problem = problemOf(error);
  return problem.status === 401 ? <SignIn problem={problem} onDone={again} /> : <ProblemNote problem={problem} onRetry={again} />;
};
