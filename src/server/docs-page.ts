import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

/** The API for people, made from its own description: no script, and one small style sheet. */

const shape = z.looseObject({
  $ref: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  description: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  default: z.unknown().optional(),
  required: z.array(z.string()).optional(),
  get properties() {
    return z.record(z.string(), shape).optional();
  },
  get items() {
    return shape.optional();
  },
  get anyOf() {
    return z.array(shape).optional();
  },
});
type Shape = z.infer<typeof shape>;

const content = z.record(z.string(), z.looseObject({ schema: shape.optional() }));
const operation = z.looseObject({
  tags: z.array(z.string()).default(['about']),
  summary: z.string().default(''),
  description: z.string().default(''),
  parameters: z
    .array(
      z.looseObject({
        name: z.string(),
        in: z.string(),
        required: z.boolean().default(false),
        description: z.string().optional(),
        schema: shape.optional(),
      }),
    )
    .default([]),
  requestBody: z.looseObject({ content }).optional(),
  responses: z.record(z.string(), z.looseObject({ description: z.string().default(''), content: content.optional() })).default({}),
});
type Operation = z.infer<typeof operation>;

const description = z.looseObject({
  info: z.looseObject({ title: z.string(), description: z.string().default('') }),
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.looseObject({ schemas: z.record(z.string(), shape).default({}) }),
});

export const addDocsPage = (app: FastifyInstance): void => {
  let page: string | undefined;
  app.get('/docs', { config: { access: 'public' }, schema: { hide: true } }, async (_, reply) => {
    page ??= toPage(description.parse(JSON.parse(JSON.stringify(app.swagger()))));
    return reply.type('text/html; charset=utf-8').serializer(String).send(page);
  });
  app.get('/docs/page.css', { config: { access: 'public' }, schema: { hide: true } }, async (_, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'max-age=3600').serializer(String).send(STYLE),
  );
};

const toPage = ({ info, paths, components }: z.infer<typeof description>): string => {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, it]) => ({ path, method: method.toUpperCase(), it })),
  );
  const groups = [...new Set(operations.map(({ it }) => it.tags[0] ?? ''))];
  const links = groups.map((tag) => `<a href="#${slug(tag)}">${text(tag)}</a>`).join(' ');
  const sections = groups.map(
    (tag) =>
      `<h2 id="${slug(tag)}">${text(tag)}</h2>${operations
        .filter(({ it }) => it.tags[0] === tag)
        .map(({ path, method, it }) => toSection(path, method, it))
        .join('')}`,
  );
  const nouns = Object.entries(components.schemas).map(
    ([name, it]) =>
      `<h3 id="noun-${slug(name)}">${text(name)}</h3>${it.description ? `<p>${prose(it.description)}</p>` : ''}${toTable(it)}`,
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${text(info.title)}: the API</title><link rel="stylesheet" href="/docs/page.css"></head><body><h1>${text(info.title)}: the API</h1><p>${prose(info.description)}</p><nav>${links} <a href="#nouns">nouns</a> <a href="/openapi.json">openapi.json</a></nav>${sections.join('')}<h2 id="nouns">nouns</h2>${nouns.join('')}</body></html>`;
};

const toSection = (path: string, method: string, { summary, description: more, parameters, requestBody, responses }: Operation): string => {
  const given = parameters.map(
    (it) =>
      `<tr><td><code>${text(it.name)}</code></td><td>${text(it.in)}</td><td>${kindOf(it.schema)}${it.required ? '' : ', may be absent'}</td><td>${prose(it.description ?? it.schema?.description ?? '')}</td></tr>`,
  );
  const answers = Object.entries(responses).map(
    ([status, it]) =>
      `<li><code>${text(status)}</code> ${Object.entries(it.content ?? {})
        .map(([kind, { schema }]) => `${text(kind)}: ${kindOf(schema)}`)
        .join(', ')}</li>`,
  );
  const body = Object.entries(requestBody?.content ?? {}).map(
    ([kind, { schema }]) => `<h4>Body: ${text(kind)}</h4>${schema ? toTable(schema) || `<p>${kindOf(schema)}</p>` : ''}`,
  );
  return `<article><h3><b>${method}</b> <code>${text(path)}</code></h3><p>${prose(summary)}. ${prose(more)}</p>${given.length > 0 ? `<table>${given.join('')}</table>` : ''}${body.join('')}<h4>Answers</h4><ul>${answers.join('')}</ul></article>`;
};

/** The members of an object, or of the one object among what it may be. */
const toTable = (it: Shape): string => {
  const found = it.properties ? it : it.anyOf?.find((one) => one.properties !== undefined);
  if (!found?.properties) return '';
  const rows = Object.entries(found.properties).map(
    ([name, member]) =>
      `<tr><td><code>${text(name)}</code></td><td>${kindOf(member)}${found.required?.includes(name) ? '' : ', may be absent'}</td><td>${prose(member.description ?? '')}${member.default === undefined ? '' : ` Usually <code>${text(JSON.stringify(member.default))}</code>.`}</td></tr>`,
  );
  return `<table>${rows.join('')}</table>`;
};

const kindOf = (it: Shape | undefined): string => {
  if (!it) return 'anything';
  if (it.$ref !== undefined) {
    const name = it.$ref.split('/').at(-1) ?? '';
    return `<a href="#noun-${slug(name)}">${text(name)}</a>`;
  }
  if (it.enum) return it.enum.map((one) => `<code>${text(JSON.stringify(one))}</code>`).join(' | ');
  if (it.const !== undefined) return `<code>${text(JSON.stringify(it.const))}</code>`;
  if (it.anyOf) return it.anyOf.map(kindOf).join(' | ');
  if (it.items) return `list of ${kindOf(it.items)}`;
  return text([it.type ?? 'anything'].flat().join(' | '));
};

const slug = (name: string): string => encodeURIComponent(name.toLowerCase().replaceAll(' ', '-'));

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const text = (it: string): string => it.replaceAll(/[&<>"']/gu, (sign) => SIGNS[sign] ?? sign);
const prose = (it: string): string => text(it).replaceAll(/`([^`]+)`/gu, '<code>$1</code>');

const STYLE = `:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
nav a { margin-right: 0.75rem; }
article { border-top: 1px solid #8886; padding: 0.5rem 0 1rem; }
h2 { margin-top: 3rem; text-transform: capitalize; }
h3 { overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; }
td { border-bottom: 1px solid #8884; padding: 0.25rem 0.75rem 0.25rem 0; vertical-align: top; }
`;
