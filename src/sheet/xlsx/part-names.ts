/** A part's name in one spelling: no leading slash, forward slashes. Names are compared case-insensitively, see `partKey`. */
export const partName = (name: string): string => name.replaceAll('\\', '/').replace(/^\/+/, '');

/** What two spellings of one part have in common. */
export const partKey = (name: string): string => partName(name).toLowerCase();

/** The part that a relationship's target names, seen from the part that has the relationship. Absolute and relative targets, `..`, `%20`. */
export const resolveTarget = (from: string, target: string): string => {
  const path = decodePercent((target.split('#')[0] ?? '').replaceAll('\\', '/'));
  const folders = path.startsWith('/') ? [] : partName(from).split('/').slice(0, -1);
  const result: string[] = [...folders];
  for (const step of path.split('/')) {
    if (step === '..') result.pop();
    else if (step !== '' && step !== '.') result.push(step);
  }
  return result.join('/');
};

const decodePercent = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
};

/** The relationships part of a part: `xl/_rels/workbook.xml.rels`; of the package itself (`''`): `_rels/.rels`. */
export const relationshipsPath = (path: string): string => {
  const name = partName(path);
  const cut = name.lastIndexOf('/') + 1;
  return `${name.slice(0, cut)}_rels/${name.slice(cut)}.rels`;
};

/** A target that leads from one part to another: relative where both lie in one folder tree. */
export const toTarget = (from: string, to: string): string => {
  const here = partName(from).split('/').slice(0, -1);
  const there = partName(to).split('/');
  let same = 0;
  while (same < here.length && same < there.length - 1 && here[same] === there[same]) same++;
  return [...here.slice(same).map(() => '..'), ...there.slice(same)].join('/');
};
