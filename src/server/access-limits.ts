import rateLimit, { normalizeIP } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from './access-rules.ts';

/** Wrong tokens from one address in a minute: enough for a mistake in a script, far too few for guessing. */
const WRONG_TOKENS = 30;
const MINUTE_MS = 60_000;
/** Of an IPv6 address the network counts: a person has as many addresses in it as they like. */
const IPV6_NETWORK = 64;

export interface Limits {
  /** Counts a request of somebody known, or of an address. Answers it where there are too many. */
  readonly refuseIfTooMany: (request: FastifyRequest, reply: FastifyReply) => Promise<boolean>;
  /** Counts a wrong token of an address. Right ones from the same address are served all the same: many people may share it. */
  readonly refuseIfGuessing: (request: FastifyRequest, reply: FastifyReply) => Promise<boolean>;
}

/** Each serving process counts for itself. 0 requests: no limit. */
export const makeLimits = async (app: FastifyInstance, requestsPerMinute: number): Promise<Limits> => {
  await app.register(rateLimit, { global: false, timeWindow: MINUTE_MS });
  const byAddress = ({ ip }: FastifyRequest): string => normalizeIP(ip, IPV6_NETWORK);
  const ofAll = app.createRateLimit({
    max: requestsPerMinute,
    keyGenerator: (request) => {
      const { caller } = request;
      return caller ? `${caller.via} ${caller.token?.tokenId ?? caller.principal}` : `address ${byAddress(request)}`;
    },
  });
  const ofWrong = app.createRateLimit({ max: WRONG_TOKENS, keyGenerator: byAddress });
  const tooMany = (reply: FastifyReply, seconds: number): true => {
    reply.header('retry-after', Math.max(1, seconds));
    refuse(reply, {
      status: 429,
      code: 'too-many-requests',
      title: 'Too many requests',
      detail: `There were too many requests; ask again in ${Math.max(1, seconds)} s.`,
    });
    return true;
  };
  return {
    refuseIfTooMany: async (request, reply) => {
      if (requestsPerMinute === 0 || request.caller?.via === 'local') return false;
      const found = await ofAll(request);
      return !found.isAllowed && found.isExceeded ? tooMany(reply, found.ttlInSeconds) : false;
    },
    refuseIfGuessing: async (request, reply) => {
      const found = await ofWrong(request);
      return !found.isAllowed && found.isExceeded ? tooMany(reply, found.ttlInSeconds) : false;
    },
  };
};
