import { expect, it } from 'vitest';
import { readConfig } from '../../src/app/config.ts';

const google = (environment: NodeJS.ProcessEnv) => readConfig(environment).google;

it('takes the key that is named for Planwright before the usual one', () => {
  expect(google({})).toEqual({ keyFile: null, apiUrl: null });
  expect(google({ GOOGLE_APPLICATION_CREDENTIALS: '/a.json' })).toEqual({ keyFile: '/a.json', apiUrl: null });
  expect(google({ GOOGLE_APPLICATION_CREDENTIALS: '/a.json', PLANWRIGHT_GOOGLE_KEY_FILE: '/b.json' })?.keyFile).toBe('/b.json');
});

it('takes a Sheets server on this machine', () => {
  expect(google({ PLANWRIGHT_GOOGLE_API_URL: 'http://127.0.0.1:8080' })?.apiUrl).toBe('http://127.0.0.1:8080/');
  expect(google({ PLANWRIGHT_GOOGLE_API_URL: 'http://localhost:1/' })?.apiUrl).toBe('http://localhost:1/');
});

it.each([
  'http://sheets.example.org',
  'https://127.0.0.1',
  'http://127.0.0.1@example.org',
  'http://127.0.0.1.example.org',
  'http://localhost/path',
  'x',
])('refuses the server %s', (url) => {
  expect(() => google({ PLANWRIGHT_GOOGLE_API_URL: url })).toThrow(expect.objectContaining({ code: 'setting-invalid' }));
});
