import compress from '@fastify/compress';
import type { FastifyInstance } from 'fastify';

/** Answers from this size on are worth the time. */
const LEAST_BYTES = 1024;

/** Texts. A stream of events must come through at once, and a workbook is compressed already. */
const TEXTS = /^(text\/(?!event-stream)|application\/(json|problem\+json|javascript)\b|image\/svg\+xml)/u;

/**
 * Answers are compressed for whoever says that they can read it. To be called after all that keeps or compares answers, which see them as
 * they are. Requests are never decompressed: a small one would become as large as it likes.
 */
export const compressAnswers = async (app: FastifyInstance): Promise<void> => {
  await app.register(compress, { encodings: ['br', 'gzip'], threshold: LEAST_BYTES, customTypes: TEXTS, globalDecompression: false });
};
