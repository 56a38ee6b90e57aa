import type { components } from '../../../src/web/api/api-types.ts';

/** What the service answers, by its own description: all that the menu knows of Planwright. */
type Schemas = components['schemas'];

export type JobFacts = Schemas['JobFacts'];
export type ToldJob = Schemas['ToldJob'];
export type Problem = Pick<Schemas['Problem'], 'detail' | 'code' | 'hint'>;
export type CheckDocument = Schemas['CheckDocument'];
export type SyncDocument = Schemas['SyncDocument'];
export type ExplainDocument = Schemas['ExplainDocument'];
export type RunReport = Schemas['RunReport'];
export type ListedRun = Schemas['Run'];
export type Issue = CheckDocument['issues'][number];

export type Workbook = Schemas['Workbook'];

export interface Me {
  readonly principal: string;
  /** In all workspaces. */
  readonly role: string | null;
  readonly workspaces: readonly { readonly workspace: string; readonly role: string }[];
}
