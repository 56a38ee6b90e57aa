import { describe, expect, it } from 'vitest';
import { readAccess } from '../../src/app/config.ts';
import { UsageError } from '../../src/base/errors.ts';

describe('the settings of who is let in', () => {
  it('are all optional', () => {
    expect(readAccess({})).toEqual({ publicUrl: null, trustProxy: null, requestsPerMinute: 3000, login: null });
  });

  it('are read where they are given', () => {
    const login = { PLANWRIGHT_OIDC_ISSUER: 'https://login.example.org/x', PLANWRIGHT_OIDC_CLIENT_ID: 'plan', PLANWRIGHT_LOGIN_HOURS: '8' };
    const more = {
      PLANWRIGHT_PUBLIC_URL: 'https://plan.example.org',
      PLANWRIGHT_TRUST_PROXY: '10.0.0.5, fd00::/8',
      PLANWRIGHT_RATE_LIMIT: '0',
    };
    expect(readAccess({ ...login, ...more })).toEqual({
      publicUrl: 'https://plan.example.org/',
      trustProxy: '10.0.0.5,fd00::/8',
      requestsPerMinute: 0,
      login: { issuer: 'https://login.example.org/x', clientId: 'plan', clientSecret: null, hours: 8 },
    });
  });

  it.each([
    { PLANWRIGHT_OIDC_ISSUER: 'https://login.example.org' },
    { PLANWRIGHT_OIDC_CLIENT_ID: 'plan' },
    { PLANWRIGHT_OIDC_ISSUER: 'login.example.org', PLANWRIGHT_OIDC_CLIENT_ID: 'plan' },
    { PLANWRIGHT_PUBLIC_URL: 'plan.example.org' },
    { PLANWRIGHT_PUBLIC_URL: 'ftp://plan.example.org' },
    { PLANWRIGHT_TRUST_PROXY: 'true' },
    { PLANWRIGHT_TRUST_PROXY: '10.0.0.0/33' },
    { PLANWRIGHT_RATE_LIMIT: '-1' },
    { PLANWRIGHT_RATE_LIMIT: 'many' },
  ])('that mean nothing are refused: %o', (environment) => {
    expect(() => readAccess(environment)).toThrow(UsageError);
  });
});
