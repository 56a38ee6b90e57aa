import type { Trouble } from './trouble.ts';

/** Why a request did not come back, by what Google's UrlFetchApp says of it: it has no codes, only sentences. */
export const unreachable = (said: string, server: string): Trouble => {
  // The address in the sentence is ours, and says nothing of the reason.
  const reason = said.replace(/https?:\S+/giu, '');
  const found = KINDS.find(({ words }) => words.test(reason));
  const { title, detail, todo } = found ?? UNKNOWN;
  return { title, detail: detail.replace('SERVER', server), todo, ...(found?.isFinal ? {} : { mayPass: true }) };
};

interface Kind {
  readonly words: RegExp;
  readonly title: string;
  readonly detail: string;
  readonly todo: string;
  /** Asking again does not help. */
  readonly isFinal?: boolean;
}

const UNKNOWN: Omit<Kind, 'words'> = {
  title: 'The server cannot be reached',
  detail: 'Google’s computers got no answer from SERVER.',
  todo: 'Is the address right, and may it be reached from outside your office? If so, try again in a minute.',
};

const KINDS: readonly Kind[] = [
  {
    words: /dns/iu,
    title: 'There is no server of this name',
    detail: 'Google’s computers do not find SERVER.',
    todo: 'Compare the address in Settings with the one that your administrator gave you. A name that only your office knows does not work.',
    isFinal: true,
  },
  {
    words: /ssl|certificate|tls/iu,
    title: 'The server’s certificate is not valid',
    detail: 'Google’s computers do not trust what SERVER shows, so nothing was sent.',
    todo: 'Tell your administrator.',
    isFinal: true,
  },
  {
    words: /not permitted|allowlist|whitelist|admin/iu,
    title: 'Your organisation does not allow this address',
    detail: 'The administrators of your Google Workspace say which addresses scripts may ask; SERVER is not among them.',
    todo: 'Ask them to allow it.',
    isFinal: true,
  },
  {
    words: /too many times|quota|bandwidth/iu,
    title: 'Google lets this script ask no more today',
    detail: 'An account may ask other servers so many times in a day.',
    todo: 'It goes on tomorrow. Until then use Planwright’s own page.',
    isFinal: true,
  },
  {
    words: /permission|authori[sz]/iu,
    title: 'The menu has not been allowed to ask the server',
    detail: 'Google asks once whether this script may connect to another service.',
    todo: 'Click an entry of the menu Planwright and allow it.',
    isFinal: true,
  },
  {
    words: /timeout|timed out/iu,
    title: 'The server did not answer in time',
    detail: 'Google’s computers waited for SERVER and heard nothing.',
    todo: 'Try again in a minute.',
  },
];
