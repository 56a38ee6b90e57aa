import { setFlagsFromString } from 'node:v8';

/** Files from this size on are worth the extra time. */
const LARGE_FILE_BYTES = 2 * 1024 * 1024;

/**
 * Runs work on a file's cells; on a large file it runs with an engine that prefers small memory to speed. Left to itself, V8 lets the space
 * for new objects grow to 128 MB and more while millions of short-lived cells pass by; a sheet of 50,000 rows would then take 500 MB instead
 * of 300. The preference is read by each collection, so that it can be switched on and off.
 */
export const sparingMemory = <T>(fileBytes: number, work: () => T): T => {
  if (fileBytes < LARGE_FILE_BYTES) return work();
  setFlagsFromString('--optimize-for-size');
  try {
    return work();
  } finally {
    setFlagsFromString('--no-optimize-for-size');
  }
};
