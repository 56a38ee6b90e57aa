import type { Issue } from '../../base/issue.ts';

export const hasErrors = (issues: readonly Issue[]): boolean => issues.some((issue) => issue.severity === 'error');
