import type { InputTab } from '../row-set.ts';

/** A filled row: canonical column name → value. Days are ISO text. */
export type ExampleRow = Readonly<Record<string, string | number | boolean | null>>;

/** Rows to begin with, by tab. */
export type ExampleContent = Readonly<Partial<Record<InputTab, readonly ExampleRow[]>>>;
