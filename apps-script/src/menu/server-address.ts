import type { Trouble } from './trouble.ts';

/** The server's address, always written the same way: a token is kept for exactly this text. */
export type AddressRead = { readonly server: string } | { readonly trouble: Trouble };

const HOST = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/u;
const NUMBER = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/u;
const ADDRESS = /^https:\/\/([^/?#@\\\s:]+|\[[^\]\s]*\])(?::(\d{1,5}))?(\/[a-z0-9._~/-]*)?$/iu;

/** `https://planwright.example.org`, perhaps with a port or a path before `/v1`. */
export const readServerAddress = (text: string): AddressRead => {
  const typed = text.trim();
  if (typed === '') return wrong('No server is set', 'The menu does not know where your team’s Planwright is.', ASK);
  if (/^http:\/\//iu.test(typed))
    return wrong('The address must begin with https://', 'Over http anybody on the way could read your token, so nothing was sent.', ASK);
  const found = ADDRESS.exec(/^[a-z]+:\/\//iu.test(typed) ? typed : `https://${typed}`);
  if (!found) return wrong('This is no address of a server', 'An address looks like https://planwright.example.org.', ASK);
  const [, host = '', port, path = ''] = found;
  const name = host.toLowerCase().replace(/\.$/u, '');
  if (isInside(name)) return wrong('Google cannot reach this server', INSIDE, ASK_REACHABLE);
  if (!(HOST.test(name) || NUMBER.test(name)) || (port !== undefined && Number(port) > 65_535))
    return wrong('This is no address of a server', 'An address looks like https://planwright.example.org.', ASK);
  if (/(^|\/)\.{1,2}(\/|$)/u.test(path)) return wrong('This is no address of a server', 'Its path must not hold "." or "..".', ASK);
  const kept = path.replace(/\/+$/u, '').replace(/\/v1$/u, '');
  return { server: `https://${name}${port === undefined || Number(port) === 443 ? '' : `:${Number(port)}`}${kept}` };
};

const ASK = 'Ask your administrator for the server’s address, and enter it in Settings.';
const INSIDE =
  'The menu’s requests come from Google’s computers, not from yours: an address of your own computer or of your office network means nothing there.';
const ASK_REACHABLE = 'Ask your administrator for the address under which the server is reached from outside.';

const wrong = (title: string, detail: string, todo: string): AddressRead => ({ trouble: { title, detail, todo, inSettings: true } });

/** Names and numbers that only a computer itself, or a network of its own, knows (RFC 1918, 3927, 4193, 6598, 6761, 6762). */
const isInside = (host: string): boolean =>
  host.startsWith('[') ||
  !host.includes('.') ||
  /\.(localhost|local|internal|intranet|lan|home|corp|home\.arpa|test|invalid)$/u.test(host) ||
  (/^[\d.]+$/u.test(host) && isInsideNumber(host.split('.').map(Number)));

const isInsideNumber = ([a = 0, b = 0, ...rest]: readonly number[]): boolean =>
  rest.length !== 2 ||
  a === 0 ||
  a === 10 ||
  a === 127 ||
  a >= 224 ||
  (a === 169 && b === 254) ||
  (a === 172 && b >= 16 && b <= 31) ||
  (a === 192 && b === 168) ||
  (a === 100 && b >= 64 && b <= 127);
