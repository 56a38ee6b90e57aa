import { canonicalJson } from '../base/json.ts';
import type { Arriving, Kept, RecordKind, RecordType } from './records/kept.ts';

/** What a sync does to one sort of record, worked out before anything is written. PURE. */

export const CHANGES = ['added', 'changed', 'archived', 'restored', 'stale', 'fresh again'] as const;
export type ChangeWord = (typeof CHANGES)[number];

/** One line of a sync's report, and of `sync_events`. */
export interface Change {
  readonly what: RecordType;
  readonly name: string;
  readonly change: ChangeWord;
  /** Field by field, in a planner's words. */
  readonly details: readonly string[];
  readonly version: number;
}

interface Write<T> {
  readonly record: Kept<T>;
  /** Absent where only its place in the sheet is refreshed. */
  readonly change?: Change;
  /** The record's version rose: it is to be kept readable. */
  readonly newVersion: boolean;
}

export interface Plan<T> {
  readonly writes: readonly Write<T>[];
  readonly unchanged: number;
}

export interface PlanOptions<T> {
  readonly now: string;
  /** A record that is not on the sheet, but must not be archived for it. */
  readonly keepMissing: (record: Kept<T>) => boolean;
}

export const planChanges = <T>(
  kind: RecordKind<T>,
  stored: readonly Kept<T>[],
  onSheet: readonly Arriving<T>[],
  options: PlanOptions<T>,
): Plan<T> => {
  const arriving = oneOfEach(onSheet);
  const byKey = new Map(stored.map((record) => [record.key, record]));
  const seen = new Set(arriving.map((record) => record.key));
  const present = arriving.map((record) => planOne(kind, byKey.get(record.key), record, options.now));
  const missing = stored.filter((record) => !seen.has(record.key) && record.archivedAt === null && !options.keepMissing(record));
  const kept = stored.filter((record) => !seen.has(record.key) && record.archivedAt === null).length - missing.length;
  const writes = [...present.flatMap((write) => write ?? []), ...missing.map((record) => archive(kind, record, options.now))];
  return { writes, unchanged: kept + arriving.length - present.filter((write) => write?.change).length };
};

/** A sheet that names one record twice is in error on both rows: neither counts. */
const oneOfEach = <T>(arriving: readonly Arriving<T>[]): readonly Arriving<T>[] => {
  const byKey = new Map<string, Arriving<T>>();
  for (const record of arriving) byKey.set(record.key, byKey.has(record.key) ? { ...record, value: null } : record);
  return [...byKey.values()];
};

const planOne = <T>(kind: RecordKind<T>, before: Kept<T> | undefined, arriving: Arriving<T>, now: string): Write<T> | undefined => {
  if (arriving.value === null) return before && refuse(kind, before, now);
  const after = { ...arriving, value: arriving.value, contentHash: kind.hash(arriving.value) };
  return before ? update(kind, before, after, now) : add(kind, after, now);
};

type Good<T> = Pick<Kept<T>, 'key' | 'name' | 'value' | 'provenance' | 'contentHash'>;

const add = <T>(kind: RecordKind<T>, { key, name, value, provenance, contentHash }: Good<T>, now: string): Write<T> => ({
  record: { key, name, value, provenance, contentHash, version: 1, createdAt: now, updatedAt: now, archivedAt: null, staleSince: null },
  change: { what: kind.type, name, change: 'added', details: kind.summary(value), version: 1 },
  newVersion: true,
});

const update = <T>(kind: RecordKind<T>, before: Kept<T>, after: Good<T>, now: string): Write<T> | undefined => {
  const { name, value, provenance, contentHash } = after;
  const sameContent = before.contentHash === contentHash;
  const placed = { ...before, name, value, provenance, staleSince: null };
  const details = sameContent ? [] : kind.describe(before.value, value);
  const change = (word: ChangeWord, version: number): Change => ({ what: kind.type, name, change: word, details, version });
  if (sameContent && before.archivedAt === null) {
    if (before.staleSince !== null) return { record: placed, change: change('fresh again', before.version), newVersion: false };
    return samePlace(before, after) ? undefined : { record: placed, newVersion: false };
  }
  const version = before.version + 1;
  return {
    record: { ...placed, contentHash, version, updatedAt: now, archivedAt: null },
    change: change(before.archivedAt === null ? 'changed' : 'restored', version),
    newVersion: true,
  };
};

/** Its rows are broken: the last good version stays, marked stale. What is archived stays so until its rows are good. */
const refuse = <T>(kind: RecordKind<T>, before: Kept<T>, now: string): Write<T> | undefined => {
  if (before.staleSince !== null || before.archivedAt !== null) return undefined;
  return {
    record: { ...before, staleSince: now },
    change: {
      what: kind.type,
      name: before.name,
      change: 'stale',
      details: [`its rows have errors: version ${before.version}, the last good one, stays`],
      version: before.version,
    },
    newVersion: false,
  };
};

const archive = <T>(kind: RecordKind<T>, before: Kept<T>, now: string): Write<T> => ({
  record: { ...before, version: before.version + 1, updatedAt: now, archivedAt: now, staleSince: null },
  change: {
    what: kind.type,
    name: before.name,
    change: 'archived',
    details: ['no longer on the sheet; it comes back if it returns'],
    version: before.version + 1,
  },
  newVersion: true,
});

const samePlace = <T>(a: Kept<T>, b: Good<T>): boolean => a.name === b.name && canonicalJson(a.provenance) === canonicalJson(b.provenance);
