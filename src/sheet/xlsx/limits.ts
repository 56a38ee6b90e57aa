/**
 * What a workbook may be at most. Everything above is refused with a clear reason before memory is spent on it. Generous against
 * real planning workbooks (50,000 rows are some 40 MB of XML), tight against files made to exhaust a machine.
 */

/** Bytes of the file itself. */
export const MAX_FILE_BYTES = 200 * 1024 * 1024;
/** Parts in the package. */
export const MAX_ENTRIES = 10_000;
/** Uncompressed bytes of one part, and of all parts together. */
export const MAX_PART_BYTES = 512 * 1024 * 1024;
export const MAX_TOTAL_BYTES = 2 * 1024 * 1024 * 1024;
/** A part may grow at most this many times when inflated; small parts (below the floor) may grow freely. */
export const MAX_INFLATION = 250;
export const INFLATION_FLOOR_BYTES = 64 * 1024 * 1024;
/** The sheet of Excel. */
export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;
/** Filled cells of all sheets that are read. */
export const MAX_CELLS = 20_000_000;
/** Characters of one cell: Excel's own limit for what we write, a wider one for what we read. */
export const MAX_WRITTEN_TEXT = 32_767;
export const MAX_READ_TEXT = 1_000_000;
/** Distinct shared strings. */
export const MAX_SHARED_STRINGS = 10_000_000;
/** Elements inside elements, in parts that are held as a tree. */
export const MAX_XML_DEPTH = 256;
