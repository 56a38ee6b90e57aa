import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openGoogleAccess } from './open-google-access.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'planwright-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const keyFile = async (content: unknown): Promise<string> => {
  const path = join(folder, 'key.json');
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};

it('says what to set where nothing is', () => {
  expect(() => openGoogleAccess({ keyFile: null, apiUrl: null })).toThrow(
    expect.objectContaining({ code: 'google-not-set-up', hint: expect.stringContaining('PLANWRIGHT_GOOGLE_KEY_FILE') }),
  );
});

it('knows the account of a service account and of a workload identity', async () => {
  const { privateKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const service = { type: 'service_account', client_email: 'p@x.iam.gserviceaccount.com', private_key: privateKey };
  expect(openGoogleAccess({ keyFile: await keyFile(service), apiUrl: null }).account).toBe('p@x.iam.gserviceaccount.com');
  const workload = {
    type: 'external_account',
    service_account_impersonation_url:
      'https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/w@x.iam.gserviceaccount.com:generateAccessToken',
  };
  expect(openGoogleAccess({ keyFile: await keyFile(workload), apiUrl: null }).account).toBe('w@x.iam.gserviceaccount.com');
});

it.each([
  ['is no JSON', 'secret-secret {', /is no JSON object/],
  ['is a list', [], /is no JSON object/],
  ['is a person’s login', { type: 'authorized_user', refresh_token: 'secret-secret' }, /is of type "authorized_user"/],
  ['names no type', { private_key: 'secret-secret' }, /names no type/],
  ['names no account', { type: 'service_account', private_key: 'secret-secret' }, /names no client_email/],
  [
    'holds a broken key',
    { type: 'service_account', client_email: 'p@x', private_key: 'BEGIN PRIVATE KEY secret-secret' },
    /no private_key/,
  ],
])('names what is wrong with a key file that %s, and never shows it', async (_, content, words) => {
  const path = await keyFile(content);
  const thrown = (): unknown => {
    try {
      return openGoogleAccess({ keyFile: path, apiUrl: null });
    } catch (error) {
      return error;
    }
  };
  const error = thrown();
  expect(error).toMatchObject({ name: 'UsageError', code: 'google-key-invalid', message: expect.stringMatching(words) });
  expect(error).not.toHaveProperty('cause');
  expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('secret-secret');
});

it('names a key file that is not there', () => {
  expect(() => openGoogleAccess({ keyFile: join(folder, 'none.json'), apiUrl: null })).toThrow(
    expect.objectContaining({ code: 'google-key-unreadable' }),
  );
});
