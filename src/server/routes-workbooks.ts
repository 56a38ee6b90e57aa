import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { TeamDeps } from '../app/jobs.ts';
import {
  downloadWorkbook,
  type FirstWorkbook,
  MAX_FILE_BYTES,
  showWorkbook,
  uploadToNewWorkspace,
  uploadVersion,
  uploadWorkbook,
  versionsOf,
  type WorkbookVersion,
  workbooksOf,
} from '../app/workbooks.ts';
import { callerOf, placeOf } from './access-rules.ts';
import { keepDone } from './keep-done.ts';
import { inWorkspace, isKnown, moment, name, PROBLEMS, storeFor } from './parts.ts';
import { addressOf, toWorkbook, workbook } from './workbook-json.ts';

/** The kinds of content that a workbook may be sent as. */
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const XLSM = 'application/vnd.ms-excel.sheet.macroEnabled.12';
const KINDS = ['application/octet-stream', XLSX, XLSM];

const version = z
  .object({
    version: z.int(),
    sha256: z.string(),
    size: z.int().describe('Bytes.'),
    job_id: z.string().nullable().describe('Of the job that wrote it; null for an upload.'),
    by: z.string(),
    at: moment,
  })
  .meta({ id: 'WorkbookVersion' });

const ofWorkbook = inWorkspace.extend({ workbook: name });
const tags = ['workbooks'];
const VIEWER = { access: { role: 'viewer', of: 'workspace' } } as const;
const PLANNER = { access: { role: 'planner', of: 'workspace' } } as const;

/** Files are read here and nowhere else. */
export const addWorkbookRoutes = async (root: FastifyInstance, deps: TeamDeps): Promise<void> => {
  await root.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(KINDS, { parseAs: 'buffer', bodyLimit: MAX_FILE_BYTES }, (_, body, done) => done(null, body));
    addFirstWorkbooks(scope, deps);
    addWorkbooks(scope, deps);
    addVersions(scope, deps);
  });
};

/** Its bytes are looked at when they are read as a workbook. */
const FILE = z.unknown();
const FILE_NAME = name.describe('With its ending, .xlsx or .xlsm.');

const depsFor = (deps: TeamDeps, request: FastifyRequest) => ({
  ...deps,
  store: storeFor(deps, request),
  actor: callerOf(request).principal,
});

const addFirstWorkbooks = (root: FastifyInstance, deps: TeamDeps): void => {
  root.withTypeProvider<ZodTypeProvider>().post(
    '/v1/workbooks',
    {
      config: { access: { role: 'admin', of: 'server' } },
      bodyLimit: MAX_FILE_BYTES,
      schema: {
        tags,
        summary: 'Upload a workbook into a workspace of its own',
        description: 'The body is the file itself. What is no workbook leaves no workspace behind.',
        consumes: KINDS,
        body: FILE,
        querystring: z.object({ workspace: name.describe('What the workspace is called.'), file_name: FILE_NAME }),
        response: { 201: workbook.extend({ workspace: z.string() }), ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { workspace, file_name: fileName } = request.query;
      const upload = { fileName, bytes: bytesOf(request.body) };
      const bodyFor = (made: FirstWorkbook) => ({ workspace: made.workspace, ...toWorkbook(made.workbook) });
      const locationOf = (made: FirstWorkbook) => addressOf(made.workspace, made.workbook);
      const made = await uploadToNewWorkspace({ ...deps, actor: callerOf(request).principal }, workspace, upload, (queries, it) =>
        keepDone(deps, queries, request, { status: 201, location: locationOf(it), body: bodyFor(it), subject: it.workspace }),
      );
      return reply.code(201).header('location', locationOf(made)).send(bodyFor(made));
    },
  );
};

const addWorkbooks = (root: FastifyInstance, deps: TeamDeps): void => {
  const app = root.withTypeProvider<ZodTypeProvider>();
  app.get(
    '/v1/workspaces/:workspace/workbooks',
    {
      config: VIEWER,
      schema: {
        tags,
        summary: 'The workbooks of a workspace, the newest first',
        description: 'Sheets that were linked and are not any more come last.',
        params: inWorkspace,
        response: { 200: z.object({ items: z.array(workbook) }), ...PROBLEMS },
      },
    },
    async (request) => ({ items: (await workbooksOf(deps.store, placeOf(request).id)).map(toWorkbook) }),
  );
  app.post(
    '/v1/workspaces/:workspace/workbooks',
    {
      config: PLANNER,
      bodyLimit: MAX_FILE_BYTES,
      schema: {
        tags,
        summary: 'Upload a workbook',
        description: 'The body is the file itself.',
        params: inWorkspace,
        consumes: KINDS,
        body: FILE,
        querystring: z.object({ file_name: FILE_NAME }),
        response: { 201: workbook, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const place = placeOf(request);
      const upload = { fileName: request.query.file_name, bytes: bytesOf(request.body) };
      const made = await uploadWorkbook(depsFor(deps, request), place.id, upload, (queries, it) =>
        keepDone(deps, queries, request, {
          status: 201,
          location: addressOf(place.name, it),
          body: toWorkbook(it),
          subject: it.workbookId,
        }),
      );
      return reply.code(201).header('location', addressOf(place.name, made)).send(toWorkbook(made));
    },
  );
  app.get(
    '/v1/workspaces/:workspace/workbooks/:workbook',
    { config: VIEWER, schema: { tags, summary: 'One workbook', params: ofWorkbook, response: { 200: workbook, ...PROBLEMS } } },
    async (request) => toWorkbook(await showWorkbook(storeFor(deps, request), request.params.workbook)),
  );
};

const addVersions = (root: FastifyInstance, deps: TeamDeps): void => {
  const app = root.withTypeProvider<ZodTypeProvider>();
  app.get(
    '/v1/workspaces/:workspace/workbooks/:workbook/versions',
    {
      config: VIEWER,
      schema: {
        tags,
        summary: 'Its versions, the newest first',
        description: 'A live Google Sheet has none.',
        params: ofWorkbook,
        response: { 200: z.object({ items: z.array(version) }), ...PROBLEMS },
      },
    },
    async (request) => ({ items: (await versionsOf(storeFor(deps, request), request.params.workbook)).map(toVersion) }),
  );
  app.post(
    '/v1/workspaces/:workspace/workbooks/:workbook/versions',
    {
      config: PLANNER,
      bodyLimit: MAX_FILE_BYTES,
      schema: {
        tags,
        summary: 'Upload its next version',
        description: 'With If-Match, only where the newest version is still the one whose ETag is given.',
        params: ofWorkbook,
        consumes: KINDS,
        body: FILE,
        headers: z.object({ 'if-match': z.string().max(200).optional() }),
        response: { 201: version, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const known = request.headers['if-match']?.trim() ?? '*';
      const expected = known === '*' ? null : known.replaceAll('"', '');
      const { workbook: id } = request.params;
      const made = await uploadVersion(depsFor(deps, request), id, bytesOf(request.body), expected, (queries, it) =>
        keepDone(deps, queries, request, { status: 201, body: toVersion(it), subject: id }),
      );
      return reply.code(201).send(toVersion(made));
    },
  );
  app.get(
    '/v1/workspaces/:workspace/workbooks/:workbook/content',
    {
      config: VIEWER,
      schema: {
        tags,
        summary: 'Download it',
        params: ofWorkbook,
        produces: [XLSX, XLSM],
        querystring: z.object({ version: z.coerce.number().int().min(1).max(1e9).optional() }),
        response: { 200: z.unknown().describe('The file.'), ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const shown = storeFor(deps, request);
      const found = await downloadWorkbook(shown, request.params.workbook, request.query.version);
      const { fileName, bytes, contentHash, version: number } = found;
      const tag = `"${contentHash}"`;
      reply.header('etag', tag).header('planwright-version', number);
      if (isKnown(request.headers['if-none-match'], tag)) return reply.code(304).send();
      return reply
        .type(fileName.toLowerCase().endsWith('.xlsm') ? XLSM : XLSX)
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`)
        .send(Buffer.from(bytes));
    },
  );
};

const bytesOf = (body: unknown): Uint8Array => (Buffer.isBuffer(body) ? body : new Uint8Array());

const toVersion = ({ version: number, contentHash, size, jobId, actor, createdAt }: WorkbookVersion): z.infer<typeof version> => ({
  version: number,
  sha256: contentHash,
  size,
  job_id: jobId,
  by: actor,
  at: createdAt,
});
