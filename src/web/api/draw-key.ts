/** A key that nobody else has drawn. `crypto.randomUUID` is only there where the page came over TLS or from this computer. */
export const drawKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (it) => it.toString(16).padStart(2, '0')).join('');
