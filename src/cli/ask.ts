import { type Ask, type AskHooks, fromFailure, type Told, tell } from '../asks/ask.ts';
import { readRequest } from '../asks/read-request.ts';
import type { Json } from '../base/json.ts';
import type { Door, ExitCode } from './door.ts';
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
  request: Json,
  { json, progress, csv }: Showing,
): Promise<ExitCode> => {
  const told = await askHere(door, ask, request, {
    signal: door.listenForInterrupt(),
    onProgress: ({ line, document }) => (progress ? door.tellJson(document) : door.progress(line)),
  });
  door.progress('');
  if (csv !== undefined && told.csv !== null) await writeNew(csv, told.csv, '--csv', door);
  for (const note of told.notes) door.tell(note);
  if (json) door.printJson(told.document);
  else for (const line of told.lines) door.print(line);
  if (told.failure) throw fromFailure(told.failure);
  return told.isGood ? 0 : 1;
};

const askHere = <Request, Answer>(door: Door, ask: Ask<Request, Answer>, request: Json, hooks: AskHooks): Promise<Told> =>
  tell(ask, door.deps, readRequest(ask.request, request), hooks, door);
