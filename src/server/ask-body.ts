import { z } from 'zod';
import type { AnyAsk } from '../asks/index.ts';
import { BugError } from '../base/errors.ts';

/** What the path says, no body says again. */
const IN_PATH = new Set(['run', 'runs', 'source', 'workspace']);

type Asked = Pick<AnyAsk, 'kind' | 'request'>;

/** The members of a request for an ask, but for what stands in the path. */
export const bodyOf = (ask: Asked): z.core.$ZodLooseShape =>
  Object.fromEntries(Object.entries(shapeOf(ask.request, ask.kind)).filter(([key]) => !IN_PATH.has(key)));

/** Is it asked with a member of that name? */
export const named = (ask: Asked, member: string): boolean => member in shapeOf(ask.request, ask.kind);

const shapeOf = (schema: z.core.$ZodType, kind: string): z.core.$ZodLooseShape => {
  if (schema instanceof z.ZodPipe) return shapeOf(schema.in, kind);
  if (schema instanceof z.ZodObject) return schema.shape;
  throw new BugError(`the request of ${kind} is no object`);
};
