import { randomBytes, timingSafeEqual } from 'node:crypto';
import { hashBytes } from '../../base/hash.ts';

/**
 * Secrets of 256 random bits: too many to be guessed, so that a plain hash of one is enough to keep. They are drawn here and not handed in:
 * no test and no door may choose them.
 */

const SECRET_BYTES = 32;
const TOKEN = /^pw_([0-9a-f]{12})_([A-Za-z0-9_-]{43})$/u;

export const drawSecret = (): string => randomBytes(SECRET_BYTES).toString('base64url');

export const hashSecret = (secret: string): string => hashBytes(new TextEncoder().encode(secret));

/** Takes as long whatever differs. */
export const isSecretOf = (secret: string, hash: string): boolean => {
  const [given, kept] = [Buffer.from(hashSecret(secret)), Buffer.from(hash)];
  return given.length === kept.length && timingSafeEqual(given, kept);
};

/** A token as it is shown once, and its parts. */
export const drawToken = (): { readonly token: string; readonly tokenId: string; readonly secretHash: string } => {
  const tokenId = randomBytes(6).toString('hex');
  const secret = drawSecret();
  return { token: `pw_${tokenId}_${secret}`, tokenId, secretHash: hashSecret(secret) };
};

export const splitToken = (token: string): { readonly tokenId: string; readonly secret: string } | null => {
  const [, tokenId, secret] = TOKEN.exec(token) ?? [];
  return tokenId !== undefined && secret !== undefined ? { tokenId, secret } : null;
};
