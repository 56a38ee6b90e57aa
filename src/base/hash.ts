import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson, type Json } from './json.ts';

/** SHA-256 of bytes, in lower-case hex. */
export const hashBytes = (bytes: Uint8Array): string => bytesToHex(sha256(bytes));

/** SHA-256 of the canonical JSON of a value, in lower-case hex. */
export const hashJson = (value: Json): string => hashBytes(utf8ToBytes(canonicalJson(value)));
