import type { ServiceAddress } from '../app/config.ts';
import { sheetIdIn } from '../app/local-workbook.ts';
import { type Ask, type AskHooks, fromFailure, type Told, tell } from '../asks/ask.ts';
import { checkAsk } from '../asks/check.ts';
import { readRequest } from '../asks/read-request.ts';
import type { Json } from '../base/json.ts';
import type { Door, ExitCode } from './door.ts';
import { askThere } from './remote/ask-there.ts';
import { connect, isOverheard } from './remote/connection.ts';
import { writeNew } from './write-new.ts';

/** How an answer is shown. */
export interface Showing {
  readonly json?: boolean;
  /** Tell how it goes, one JSON document per line. */
  readonly progress?: boolean;
  /** A new CSV file, too. */
  readonly csv?: string;
}

/** Asks, shows the answer, and says how it ended. */
export const askAndShow = async <Request, Answer>(
  door: Door,
  ask: Ask<Request, Answer>,
  request: { readonly [key: string]: Json | undefined },
  showing: Showing,
): Promise<ExitCode> => {
  const told = await askFor(door, ask, request, showing);
  const { json, csv } = showing;
  if (csv !== undefined && told.csv !== null) await writeNew(csv, told.csv, '--csv', door);
  for (const note of told.notes) door.tell(note);
  if (json) door.printJson(told.document);
  else for (const line of told.lines) door.print(line);
  if (told.failure) throw fromFailure(told.failure);
  return told.isGood ? 0 : 1;
};

/** Asks, and tells how it goes: a server where one is named, but for what needs nothing but a file. */
export const askFor = async <Request, Answer>(
  door: Door,
  ask: Ask<Request, Answer>,
  request: { readonly [key: string]: Json | undefined },
  { progress }: Pick<Showing, 'progress'> = {},
): Promise<Told> => {
  // What cannot end early ends with the program.
  const hooks = ask.takes === 'search' ? hooksOf(door, { ...(progress === undefined ? {} : { progress }) }) : {};
  const told = await (door.service && !needsNoServer(ask, request)
    ? askAt(door, door.service, ask, request, hooks)
    : tell(ask, door.deps, readRequest(ask.request, request), hooks, door));
  door.progress('');
  return told;
};

/** A Google Sheet is shared with the server's account, which is not ours. */
const needsNoServer = ({ kind }: { readonly kind: string }, { source }: { readonly source?: Json | undefined }): boolean =>
  kind === checkAsk.kind && sheetIdIn(String(source)) === null;

const askAt = <Request, Answer>(
  door: Door,
  service: ServiceAddress,
  ask: Ask<Request, Answer>,
  request: { readonly [key: string]: Json | undefined },
  hooks: AskHooks,
): Promise<Told> => {
  // What cannot be asked is told before anything is sent.
  readRequest(ask.request, request);
  if (isOverheard(service)) door.tell('The token goes to the server unencrypted, for everybody between to read: use https://.');
  return askThere({ server: connect(service), nextVersion: service.nextVersion, paper: door.paper, tell: door.tell }, ask, request, hooks);
};

/** Tells how it goes, and ends it at Ctrl-C with what is known by then. */
export const hooksOf = (door: Door, { progress }: Pick<Showing, 'progress'>): AskHooks => ({
  signal: door.listenForInterrupt(),
  onProgress: ({ line, document }) => (progress ? door.tellJson(document) : door.progress(line)),
});
