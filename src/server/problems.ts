import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors, isResponseSerializationError } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { BugError, NotFoundError, PlanwrightError, StaleError, UnavailableError, UsageError } from '../base/errors.ts';

/** What went wrong, as RFC 9457 wants it. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string().describe('Ours; it does not change.'),
    hint: z.string().optional().describe('What to do about it.'),
    errors: z
      .array(z.object({ place: z.string(), message: z.string() }))
      .optional()
      .describe('Everything that is wrong with a request.'),
  })
  .meta({ id: 'Problem' });

export type Problem = z.infer<typeof problem>;

const CODES: Readonly<Record<string, number>> = {
  'key-reused': 422,
  'request-invalid': 422,
  'what-if-invalid': 422,
  'workbook-changed': 412,
  'workbook-live': 409,
  'workbook-unlinked': 409,
  'workspace-taken': 409,
  'google-access-revoked': 409,
  'google-api-off': 409,
  'google-key-invalid': 409,
  'google-key-unreadable': 409,
  'google-not-set-up': 409,
  'range-protected': 409,
  'sheet-full': 409,
  'sheet-linked': 409,
  'sheet-not-agreed': 409,
  'sheet-not-shared': 409,
  'sheet-read-only': 409,
  'published-already': 409,
  'not-published': 409,
};

const statusOf = (error: PlanwrightError): number => {
  const exact = CODES[error.code];
  if (exact !== undefined) return exact;
  if (error instanceof NotFoundError) return 404;
  if (error instanceof StaleError) return 409;
  if (error instanceof UsageError) return 400;
  return error instanceof UnavailableError ? 503 : 500;
};

const TITLES: Readonly<Record<number, string>> = {
  400: 'This cannot be asked',
  404: 'Not found',
  405: 'Not allowed here',
  409: 'Not as things are now',
  412: 'It has changed since it was read',
  413: 'Too large',
  415: 'Of another kind than is read here',
  422: 'The request is not right',
  500: 'A mistake of ours',
  503: 'Not now',
};

const RETRY_SECONDS = 5;

export const addProblems = (app: FastifyInstance): void => {
  app.setErrorHandler((error: FastifyError, request, reply) => send(reply, toProblem(error, request)));
  app.setNotFoundHandler((request, reply) =>
    send(reply, {
      type: 'about:blank',
      title: 'Not found',
      status: 404,
      detail: `There is nothing at ${request.method} ${request.url.split('?')[0]}.`,
      code: 'route-unknown',
      hint: 'See /docs for what there is; /openapi.json says it for machines.',
    }),
  );
};

/** What no route can be found for, because the address itself is wrong. */
export const refuseAddress = ({ statusCode = 400 }: FastifyError, _: FastifyRequest, reply: FastifyReply): FastifyReply => {
  const isLong = statusCode === 414;
  const detail = isLong ? 'A name in the address is too long.' : 'The address cannot be read.';
  return send(reply, problemOf(statusCode, 'request-invalid', detail, isLong ? undefined : 'Names in it are encoded: "%" is "%25".'));
};

const send = (reply: FastifyReply, body: Problem): FastifyReply => {
  if (body.status === 503) reply.header('retry-after', RETRY_SECONDS);
  return reply.code(body.status).type('application/problem+json').serializer(String).send(JSON.stringify(body));
};

/** What was thrown, as a problem. What nobody foresaw goes to the log. */
export const toProblem = (error: FastifyError | PlanwrightError, request: FastifyRequest): Problem => {
  if (hasZodFastifySchemaValidationErrors(error)) return invalid(error.validation, error.validationContext);
  if (error instanceof PlanwrightError) {
    if (error instanceof BugError) request.log.error({ err: error.cause ?? error }, error.message);
    return problemOf(statusOf(error), error.code, error.message, error.hint);
  }
  const isResponse = isResponseSerializationError(error);
  const status = isResponse ? 500 : (error.statusCode ?? 500);
  if (status === 415) return ofOtherKind(request);
  if (status === 413) return tooLarge(request);
  if (status < 500) return problemOf(status, codeOf(status), error.message);
  // What nobody foresaw may say anything: its words are for the log alone.
  request.log.error({ err: error, ...(isResponse ? { faults: error.cause.issues } : {}) }, 'a request broke');
  return problemOf(500, 'bug', 'Something went wrong in Planwright.', `Please report it with the request id ${request.id}.`);
};

/** The most usual slip of those who begin: curl calls whatever it sends a form. */
const ofOtherKind = ({ headers, routeOptions }: FastifyRequest): Problem => {
  const [wanted = 'application/json'] = routeOptions.schema?.consumes ?? [];
  const sent = headers['content-type'];
  const detail = sent === undefined ? 'The request does not say what it sends.' : `What is sent as "${sent}" is not read here.`;
  return problemOf(415, codeOf(415), detail, `Send it with the header "content-type: ${wanted}".`);
};

const MB = 1024 * 1024;

const tooLarge = ({ routeOptions: { bodyLimit = MB } }: FastifyRequest): Problem =>
  problemOf(
    413,
    codeOf(413),
    `What was sent is larger than ${bodyLimit / MB} MB, and was not read.`,
    'Rows are small: look for pictures in it, or other sheets.',
  );

const CODE_OF: Readonly<Record<number, string>> = { 413: 'too-large', 415: 'kind-unknown', 405: 'method-unknown', 404: 'route-unknown' };
const codeOf = (status: number): string => CODE_OF[status] ?? 'request-invalid';

const problemOf = (status: number, code: string, detail: string, hint?: string): Problem => ({
  type: 'about:blank',
  title: TITLES[status] ?? 'This cannot be asked',
  status,
  detail,
  code,
  ...(hint === undefined ? {} : { hint }),
});

interface Fault {
  readonly instancePath?: string;
  readonly message?: string;
}

const invalid = (faults: readonly Fault[], context: string | undefined): Problem => {
  const errors = faults.map(({ instancePath = '', message = '' }) => ({
    place: `${context ?? 'request'}${instancePath.replaceAll('/', '.').replace(/\.$/u, '')}`,
    message,
  }));
  return {
    ...problemOf(422, 'request-invalid', errors.map(({ place, message }) => `${place}: ${message}`).join(' ')),
    errors,
  };
};
