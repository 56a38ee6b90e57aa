import { callError } from './call-failures.ts';
import type { GoogleAccess } from './google-access.ts';
import { quotasOf } from './paced-calls.ts';

/** What a spreadsheet says of itself, its cells aside. */
export interface SheetFacts {
  readonly title: string;
  /** What it was marked with: only those who may edit it could do that. */
  readonly marks: readonly string[];
}

/** Whoever may open the spreadsheet sees a mark with this visibility. */
const FOR_ALL = 'DOCUMENT';

/**
 * Its title, and the values of its developer metadata under a key, which no cell shows. One call, made once: somebody waits for the answer.
 * Throws what Google has against it.
 */
export const readSheetFacts = async (access: GoogleAccess, spreadsheetId: string, markKey: string): Promise<SheetFacts> => {
  const fields = 'properties(title),developerMetadata(metadataKey,metadataValue,visibility)';
  await quotasOf(access).reads.take();
  const called = await access.api.get(spreadsheetId, { fields });
  if ('failure' in called) throw callError(called.failure, access, 'read');
  const { properties, developerMetadata } = called.data;
  return {
    title: properties?.title || spreadsheetId,
    marks: (developerMetadata ?? []).flatMap(({ metadataKey, metadataValue, visibility }) =>
      metadataKey === markKey && visibility === FOR_ALL && metadataValue ? [metadataValue] : [],
    ),
  };
};
