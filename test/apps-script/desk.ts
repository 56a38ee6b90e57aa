import type { Block } from '../../apps-script/src/menu/blocks.ts';
import type { Told, Watch, Watched } from '../../apps-script/src/menu/calls.ts';
import type { Trouble } from '../../apps-script/src/menu/trouble.ts';
import type { Script } from '../support/apps-script.ts';

export const given = <T>(told: Told<T>): T => {
  if (!told.isGood) throw new Error(`${told.trouble.title}: ${told.trouble.detail} ${told.trouble.todo}`);
  return told.value;
};

export const troubleOf = (told: Told<unknown>): Trouble => {
  if (told.isGood) throw new Error('it went well');
  return told.trouble;
};

/** Asks until it has ended, as the panel does. */
export const toEnd = async (script: Script, first: Told<Watched>): Promise<Extract<Watched, { readonly kind: 'ended' }>> => {
  let watched = given(first);
  for (let times = 0; watched.kind === 'going'; times += 1) {
    if (times > 600) throw new Error('it does not end');
    await new Promise((done) => setTimeout(done, 50));
    watched = given(await script.ask('poll', watched.watch satisfies Watch));
  }
  return watched;
};

/** All that an answer says, as one text. */
export const wordsOf = (blocks: readonly Block[]): string =>
  blocks
    .flatMap((block): readonly string[] => {
      switch (block.kind) {
        case 'result':
          return [block.title, ...block.lines];
        case 'rows':
          return [block.title, ...block.rows.flatMap(({ label, text, more }) => [`${label}: ${text}`, ...more])];
        case 'table':
          return [block.title, block.head.join(' | '), ...block.rows.map((row) => row.join(' | '))];
        case 'lines':
          return [block.title, ...block.lines];
        case 'trouble':
          return [block.trouble.title, block.trouble.detail, block.trouble.todo];
        default:
          return [];
      }
    })
    .join('\n');
