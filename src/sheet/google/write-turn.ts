import type { SheetsRequest, Spreadsheet } from './sheets-client.ts';

/**
 * Two writers who look before either writes must not both write: each write takes the next number in the sheet's developer metadata, in the same
 * batch. An id there is taken once, so of two with the same number the later batch is refused as a whole.
 */

const KEY = 'planwright-write';
/** Ids are positive numbers of 31 bits; another application is not likely to begin at this one. */
const FIRST = 1_347_175_758;
/** Numbers that stay for those who read long ago; the sheet has room for some thousands. */
const KEPT = 50;

/** The numbers that were taken, the last one last. */
export type Turns = readonly number[];

/** Of the fields of a spreadsheet, those that tell the turns. */
export const TURN_FIELDS = 'developerMetadata(metadataId,metadataKey)';

export const turnsOf = ({ developerMetadata }: Spreadsheet): Turns =>
  (developerMetadata ?? [])
    .flatMap(({ metadataId, metadataKey }) => (metadataKey === KEY && typeof metadataId === 'number' ? [metadataId] : []))
    .sort((a, b) => a - b);

/** The turns after another write. */
export const nextTurns = (turns: Turns): Turns => [...turns, (turns.at(-1) ?? FIRST - 1) + 1];

/** Takes the next turn, or has the whole batch refused. */
export const turnRequests = (turns: Turns): readonly SheetsRequest[] => [
  {
    createDeveloperMetadata: {
      developerMetadata: {
        metadataId: nextTurns(turns).at(-1) ?? FIRST,
        metadataKey: KEY,
        location: { spreadsheet: true },
        visibility: 'DOCUMENT',
      },
    },
  },
  ...turns.slice(0, -KEPT).map((metadataId) => ({ deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: { metadataId } } } })),
];

/** Did somebody else write since? */
export const isTurnOver = (before: Turns, now: Turns): boolean => before.at(-1) !== now.at(-1);
