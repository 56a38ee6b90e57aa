import type { Packed } from './compression.ts';
import { openPackage, type XlsxPackage } from './package.ts';

/** How the parts of two versions of a file differ. Paths are spelled as in the file. */
interface PackageDifference {
  /** Parts whose compressed bytes, size, checksum or method differ. */
  readonly changed: readonly string[];
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** Compares two versions of an `.xlsx` file part by part, on the compressed bytes as they stand in the zip. */
export const compareWorkbookParts = (before: Uint8Array, after: Uint8Array): PackageDifference =>
  comparePackages(openPackage(before), openPackage(after));

/** As `compareWorkbookParts`, on files that are open already. */
export const comparePackages = (before: XlsxPackage, after: XlsxPackage): PackageDifference => {
  const old = before.paths();
  return {
    changed: old.filter((path) => after.has(path) && !isSame(before.packed(path), after.packed(path))),
    added: after.paths().filter((path) => !before.has(path)),
    removed: old.filter((path) => !after.has(path)),
  };
};

const isSame = (a: Packed, b: Packed): boolean =>
  a.method === b.method && a.crc === b.crc && a.size === b.size && Buffer.compare(a.data, b.data) === 0;
