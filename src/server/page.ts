// Its types let a route say that it is not part of the API.

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import files from '@fastify/static';
import type {} from '@fastify/swagger';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** Where the page lies once it has been built: the same place seen from `src/server` and from `dist/server`. */
const ROOT = join(import.meta.dirname, '..', '..');
const FOLDER = join(ROOT, 'dist', 'web');
/** The menu for a Google Sheet, as it is pasted there. */
const MENU = join(ROOT, 'apps-script', 'dist', 'Code.gs');

const PUBLIC = { config: { access: 'public' }, schema: { hide: true } } as const;
const FOR_EVER = { maxAge: '365d', immutable: true };

/**
 * The page for people. It is the same for everybody and holds nothing of anybody: what it shows it asks for under `/v1`, with the rights of
 * whoever looks. All its own addresses are `/` and what lies under `/w/`; the menu that planners paste into a Google Sheet lies beside it.
 */
export const addPage = async (app: FastifyInstance): Promise<void> => {
  const isBuilt = existsSync(FOLDER);
  if (isBuilt) await app.register(files, { root: FOLDER, serve: false, preCompressed: true });
  const sendPage = async (_: unknown, reply: FastifyReply): Promise<FastifyReply> =>
    isBuilt ? reply.header('cache-control', 'no-cache').sendFile('index.html', { cacheControl: false }) : sendNoPage(reply);
  app.get('/', PUBLIC, sendPage);
  app.get('/w/*', PUBLIC, sendPage);
  // The name of each of these says what is in it.
  app.get<{ Params: { '*': string } }>('/assets/*', PUBLIC, async ({ params }, reply) => {
    if (isBuilt) return reply.sendFile(`assets/${params['*']}`, FOR_EVER);
    reply.callNotFound();
    return reply;
  });
  app.get('/menu/Code.gs', PUBLIC, async (_, reply) =>
    reply
      .type('text/plain; charset=utf-8')
      .header('cache-control', 'no-cache')
      .serializer(String)
      .send(await readFile(MENU, 'utf8')),
  );
};

const sendNoPage = (reply: FastifyReply): FastifyReply =>
  reply
    .type('text/plain; charset=utf-8')
    .serializer(String)
    .send('The page has not been built: npm run page. What can be asked without it: /docs\n');
