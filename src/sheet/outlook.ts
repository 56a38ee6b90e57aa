import { type FSWatcher, watch } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { exists, openSigns } from './open-check.ts';

/** How to see from outside, without reading it, that a workbook on this computer may have changed. */
export interface Outlook {
  /** Sizes and times of its files, and whether a spreadsheet program says that it has them open: another text when one of them is another. */
  stamp(): Promise<string>;
  /** Calls back when something stirs in its folder. Many file systems never say: looking every now and then is needed, too. Gives what ends it. */
  listen(onStir: () => void): () => void;
}

/** Of an `.xlsx` file, by its path. */
export const fileOutlook = (path: string): Outlook => {
  const names = [path, ...openSigns(path)].map((it) => basename(it));
  return { stamp: () => stampOf(path), listen: (onStir) => listenTo(dirname(path), (name) => names.includes(name), onStir) };
};

/** Of a folder of CSV files. */
export const folderOutlook = (path: string): Outlook => ({
  stamp: async () => {
    const names = (await readdir(path).catch(() => [])).filter((name) => /^[^.~].*\.csv$/i.test(name)).sort();
    const stamps = await Promise.all(names.map((name) => stampOf(join(path, name))));
    return stamps.length === 0 ? 'missing' : stamps.join('\n');
  },
  listen: (onStir) => listenTo(path, (name) => /\.csv#?$/iu.test(name), onStir),
});

const stampOf = async (path: string): Promise<string> => {
  const found = await stat(path, { bigint: true }).catch(() => undefined);
  if (found === undefined) return 'missing';
  const signs = await Promise.all(openSigns(path).map(exists));
  return `${basename(path)} ${found.size} ${found.mtimeNs} ${found.ctimeNs} ${signs.includes(true) ? 'open' : 'free'}`;
};

/** Of a folder in which much else happens, only what is about the workbook wakes anybody. */
const listenTo = (folder: string, isAbout: (name: string) => boolean, onStir: () => void): (() => void) => {
  let watcher: FSWatcher | undefined;
  try {
    watcher = watch(folder, { persistent: false }, (_, name) => {
      if (name === null || isAbout(name)) onStir();
    });
    // A folder that goes away, or a system out of watches: from then on only looking tells.
    watcher.on('error', () => watcher?.close());
  } catch {
    return () => undefined;
  }
  return () => watcher?.close();
};
