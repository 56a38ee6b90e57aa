import type { components, paths } from '../../../src/web/api/api-types.ts';

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

export type Me = Answer<'/v1/me'>;
export type Google = Answer<'/v1/google'>;

type Answer<Path extends keyof paths> = paths[Path] extends {
  readonly get: { readonly responses: { readonly 200: { readonly content: { readonly 'application/json': infer Body } } } };
}
  ? Body
  : never;
