import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { type Caller, isAtLeast, roleIn } from '../app/access/caller.ts';
import type { TeamDeps } from '../app/jobs.ts';
import { googleFacts, type Linked, type LinkRequest, linkSheet, unlinkSheet } from '../app/live-sheets.ts';
import type { Queries } from '../store/database.ts';
import { callerOf, placeOf } from './access-rules.ts';
import { type Done, keepDone, keepReply } from './keep-done.ts';
import { inWorkspace, name, PROBLEMS, storeFor } from './parts.ts';
import { addressOf, toWorkbook, workbook } from './workbook-json.ts';

/** Google Sheets as workbooks of a workspace: linked, not uploaded. */

const tags = ['workbooks'];
const PLANNER = { access: { role: 'planner', of: 'workspace' } } as const;

const LONGEST_ADDRESS = 2_000;

const LINKING =
  'Jobs read the sheet where it is, and write into it. It must be shared with the account that `/v1/google` names, and must itself name the workspace: ' +
  'developer metadata with the key `planwright-workspace`, the visibility DOCUMENT and the name of the workspace as its value, which the menu Planwright in ' +
  'the sheet sets. An admin of all workspaces may link it without that. Asking twice is harmless.';

export const addSheetRoutes = (root: FastifyInstance, deps: TeamDeps): void => {
  const app = root.withTypeProvider<ZodTypeProvider>();
  app.get(
    '/v1/google',
    {
      config: { access: 'known' },
      schema: {
        tags,
        summary: 'Whom to share Google Sheets with',
        response: {
          200: z.object({
            is_set_up: z.boolean().describe('False: no sheet can be linked or read until whoever runs the server has set Google up.'),
            account: z.string().nullable().describe('Null: Google is not set up here, or its address is not known.'),
          }),
          ...PROBLEMS,
        },
      },
    },
    async () => {
      const { isSetUp, account } = googleFacts(deps);
      return { is_set_up: isSetUp, account };
    },
  );
  app.post(
    '/v1/workspaces/:workspace/sheets',
    {
      config: PLANNER,
      schema: {
        tags,
        summary: 'Link a Google Sheet as a workbook',
        description: LINKING,
        params: inWorkspace,
        body: z.strictObject({ sheet: z.string().min(1).max(LONGEST_ADDRESS).describe('Its id, or its address as the browser shows it.') }),
        response: { 200: workbook.describe('It was linked with this workspace before.'), 201: workbook, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const place = placeOf(request);
      const doneOf = (linked: Linked): Done & { readonly status: 200 | 201; readonly location: string } => ({
        status: linked.isNew ? 201 : 200,
        location: addressOf(place.name, linked.workbook),
        body: toWorkbook(linked.workbook),
        subject: linked.workbook.workbookId,
        details: { spreadsheet_id: linked.workbook.sheet?.spreadsheetId ?? null },
      });
      const asked = { ...deps, store: storeFor(deps, request), actor: callerOf(request).principal };
      const linked = await linkSheet(asked, place, { sheet: request.body.sheet, ...mightOf(callerOf(request)) }, (queries, it) =>
        it.isNew ? keepDone(deps, queries, request, doneOf(it)) : keepUnchanged(queries, request, doneOf(it)),
      );
      const { status, location } = doneOf(linked);
      return reply.code(status).header('location', location).send(toWorkbook(linked.workbook));
    },
  );
  addUnlinking(root, deps);
};

/** Nothing was changed, and so there is nothing for the log of changes. */
const keepUnchanged = async (queries: Queries, request: FastifyRequest, done: Done): Promise<void> => {
  request.isInLog = true;
  await keepReply(queries, request, done);
};

const mightOf = (caller: Caller): Omit<LinkRequest, 'sheet'> => ({
  mayForce: isAtLeast(roleIn(caller, null), 'admin'),
  maySee: (workspaceId) => roleIn(caller, workspaceId) !== null,
});

const addUnlinking = (root: FastifyInstance, deps: TeamDeps): void => {
  root.withTypeProvider<ZodTypeProvider>().delete(
    '/v1/workspaces/:workspace/workbooks/:workbook/link',
    {
      config: PLANNER,
      schema: {
        tags,
        summary: 'End the link with a Google Sheet',
        description:
          'The workbook stays known, and nothing in the sheet changes. The sheet can be linked again, here or with another workspace.',
        params: inWorkspace.extend({ workbook: name }),
        response: { 204: z.null(), ...PROBLEMS },
      },
    },
    async (request, reply) => {
      // Where it has ended already there is nothing for the log of changes.
      request.isInLog = true;
      await unlinkSheet({ ...deps, store: storeFor(deps, request) }, request.params.workbook, (queries, { workbookId, sheet }) =>
        keepDone(deps, queries, request, {
          status: 204,
          body: null,
          subject: workbookId,
          details: { spreadsheet_id: sheet?.spreadsheetId ?? null },
        }),
      );
      return reply.code(204).send(null);
    },
  );
};
