import { expect, it } from 'vitest';
import { UnavailableError, UsageError } from '../base/errors.ts';
import { toStoreError } from './store-errors.ts';

const sqlite = (errcode: number) => Object.assign(new RangeError('refused'), { code: 'ERR_SQLITE_ERROR', errcode });

it.each([
  { what: 'a full disk', errcode: 13, expected: UnavailableError, code: 'store-full' },
  { what: 'a disk that may not be written', errcode: 8, expected: UsageError, code: 'store-folder' },
  { what: 'a folder that may not be read', errcode: 14 | (2 << 8), expected: UsageError, code: 'store-folder' },
])('$what is told as such, also when the lock on the folder meets it first', ({ errcode, expected, code }) => {
  const told = toStoreError(sqlite(errcode));
  expect(told).toBeInstanceOf(expected);
  expect(told.code).toBe(code);
});

it.each([
  'Connection terminated unexpectedly',
  'Connection terminated due to connection timeout',
  'timeout exceeded when trying to connect',
  'Client has encountered a connection error and is not queryable',
])('"%s", which the driver says without a code, is a database that is away: worth another attempt', (message) => {
  const told = toStoreError(new Error('Failed query: select 1', { cause: new Error(message) }));
  expect(told).toBeInstanceOf(UnavailableError);
  expect(told).toMatchObject({ code: 'store-unreachable', retryable: true });
});

it.each(['XX001', 'XX002'])('%s, a page or an index that cannot be what was written, is no fault of the program', (code) => {
  const told = toStoreError(Object.assign(new Error('invalid page in block 1'), { code }));
  expect(told).toBeInstanceOf(UnavailableError);
  expect(told).toMatchObject({ code: 'store-damaged', retryable: false });
});
