import { z } from 'zod';

/**
 * The last hand at the description of the API: what the schemas of single routes cannot say. Bodies that may be absent, files, problems, tags of
 * content, keys of requests.
 */

/** A part of the description; what is not named here stays as it is. */
const schema = z.looseObject({});
const content = z.record(z.string(), z.looseObject({ schema: schema.optional() }));
const response = z.looseObject({ description: z.string().default(''), content: content.optional() });
const parameter = z.looseObject({ name: z.string(), in: z.string() });
const operation = z.looseObject({
  tags: z.array(z.string()).optional(),
  parameters: z.array(parameter).default([]),
  requestBody: z.looseObject({ content }).optional(),
  responses: z.record(z.string(), response),
});
type Operation = z.infer<typeof operation>;
const description = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.looseObject({ schemas: z.record(z.string(), schema).default({}) }),
});

const FILE = { type: 'string', format: 'binary' };
const JSON_TYPE = 'application/json';

export const describeApi = (made: object): Record<string, unknown> => {
  const { paths, components, ...rest } = description.parse(made);
  const described = Object.fromEntries(
    Object.entries(paths).map(([path, methods]) => [
      path,
      Object.fromEntries(Object.entries(methods).map(([method, it]) => [method, describe(path, method, it)])),
    ]),
  );
  return { ...rest, paths: described, components: { ...components, schemas: withoutUnused(described, components.schemas) } };
};

const describe = (path: string, method: string, { parameters, requestBody, responses, ...it }: Operation) => {
  const isRead = method === 'get';
  const hasTag = isRead && Object.keys(responses).every((status) => status !== '204') && !path.endsWith('/events');
  return {
    operationId: nameOf(path, method),
    ...it,
    parameters: [
      ...parameters,
      ...(method === 'post' && !path.endsWith('/trade') ? [IDEMPOTENCY_KEY] : []),
      ...(hasTag ? [IF_NONE_MATCH] : []),
    ],
    ...(requestBody ? { requestBody: describeBody(requestBody) } : {}),
    responses: {
      ...Object.fromEntries(Object.entries(responses).map(([status, one]) => [status, describeResponse(status, one)])),
      ...(hasTag ? { 304: { description: 'It is what the asker has already.' } } : {}),
    },
  };
};

const IDEMPOTENCY_KEY = {
  in: 'header',
  name: 'idempotency-key',
  required: false,
  description: 'The same request with the same key is done once, and answered the same, for a day.',
  schema: { type: 'string', pattern: '^[!-~]{1,200}$' },
};

const IF_NONE_MATCH = {
  in: 'header',
  name: 'if-none-match',
  required: false,
  description: 'The ETag of what the asker has already.',
  schema: { type: 'string', maxLength: 200 },
};

/** `runs_whatif_post`: what stands in the path, but for the names of things. */
const nameOf = (path: string, method: string): string => {
  const steps = path.split('/').filter((it) => it !== '' && it !== 'v1');
  const [first, second, ...others] = steps;
  const named = first === 'workspaces' && second !== undefined && others.length > 0 ? others : steps;
  const words = named.map((it) => (it.startsWith('{') ? 'one' : it.replaceAll('-', '_')));
  const server = named === steps || first !== 'workspaces' ? [] : ['in_workspace'];
  return [...words, ...server, method].join('_');
};

const describeBody = (body: NonNullable<Operation['requestBody']>) => {
  const entries = Object.entries(body.content).map(([kind, one]) => {
    if (kind !== JSON_TYPE) return [kind, { schema: FILE }] as const;
    return [kind, { ...one, schema: withoutNull(one.schema ?? {}) }] as const;
  });
  const isOptional = Object.values(body.content).some(({ schema: one }) => one !== undefined && withoutNull(one) !== one);
  return { ...body, required: !isOptional, content: Object.fromEntries(entries) };
};

const nullable = z.object({ anyOf: z.tuple([schema, z.object({ type: z.literal('null') })]) });

/** A body that may be null may be absent: it is described as what it is when it is there. */
const withoutNull = (one: z.infer<typeof schema>): z.infer<typeof schema> => {
  const read = nullable.safeParse(one);
  return read.success ? read.data.anyOf[0] : one;
};

const describeResponse = (status: string, { content: kinds, description: words, ...it }: z.infer<typeof response>) => {
  const isProblem = status.toUpperCase().endsWith('XX');
  const text = words === '' || words === 'Default Response' ? (isProblem ? 'What is wrong, and what to do.' : 'It is done.') : words;
  if (!kinds) return { ...it, description: text };
  const [first] = Object.values(kinds);
  if (isProblem) return { ...it, description: text, content: { 'application/problem+json': first } };
  const isFile = (kind: string): boolean => kind.includes('ms-excel') || kind.includes('openxmlformats');
  return {
    ...it,
    description: text,
    content: Object.fromEntries(Object.entries(kinds).map(([kind, one]) => [kind, isFile(kind) ? { schema: FILE } : one])),
  };
};

/** Nouns that nothing speaks of. */
const withoutUnused = (paths: object, schemas: Record<string, z.infer<typeof schema>>): Record<string, z.infer<typeof schema>> => {
  const used = new Set<string>();
  const look = (text: string): void => {
    for (const [, name = ''] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/gu)) {
      if (used.has(name)) continue;
      used.add(name);
      look(JSON.stringify(schemas[name] ?? {}));
    }
  };
  look(JSON.stringify(paths));
  return Object.fromEntries(Object.entries(schemas).filter(([name]) => used.has(name)));
};
