import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { parse } from 'csv-parse/sync';

/** LibreOffice without a window. `.ci/run` installs it; elsewhere its tests say that they skip. */
export const hasSoffice = spawnSync('soffice', ['--version'], { stdio: 'ignore' }).status === 0;
if (!hasSoffice) console.info('skipped: LibreOffice (soffice) is not installed');

export interface Office {
  /** Converts a file into the folder and gives the new file's path. */
  readonly convert: (path: string, format: 'xlsx' | 'pdf', folder: string) => string;
  /** What LibreOffice shows in each sheet, recalculated, as rows of texts. */
  readonly shown: (path: string) => Readonly<Record<string, readonly (readonly string[])[]>>;
  readonly close: () => void;
}

// Token 7: quote nothing needlessly; 8: cells as shown; the last: every sheet to a file of its own.
const ALL_SHEETS = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1';

// LibreOffice as installed trusts the values that an .xlsx file caches, whatever the file asks for; a planner there presses
// Ctrl+Shift+F9, or sets what is set here: Tools > Options > Calc > Formula > Recalculation on File Load > Always.
const RECALCULATE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>`;

export const openOffice = (): Office => {
  const home = mkdtempSync(join(tmpdir(), 'planwright-soffice-'));
  mkdirSync(join(home, 'profile', 'user'), { recursive: true });
  writeFileSync(join(home, 'profile', 'user', 'registrymodifications.xcu'), RECALCULATE);
  const run = (path: string, format: string, folder: string): void => {
    const profile = `-env:UserInstallation=file://${join(home, 'profile')}`;
    execFileSync('soffice', [profile, '--headless', '--convert-to', format, '--outdir', folder, path], { stdio: 'pipe', timeout: 180_000 });
  };
  return {
    convert: (path, format, folder) => {
      run(path, format, folder);
      return join(folder, `${basename(path, extname(path))}.${format}`);
    },
    shown: (path) => {
      const folder = mkdtempSync(join(home, 'csv-'));
      run(path, ALL_SHEETS, folder);
      const stem = `${basename(path, extname(path))}-`;
      return Object.fromEntries(
        readdirSync(folder).map((name) => [
          name.slice(stem.length, -'.csv'.length),
          parse(readFileSync(join(folder, name), 'utf8'), { relaxColumnCount: true, skipEmptyLines: false }),
        ]),
      );
    },
    close: () => rmSync(home, { recursive: true, force: true }),
  };
};
