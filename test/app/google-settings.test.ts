import { expect, it } from 'vitest';
import { readConfig } from '../../src/app/config.ts';
import { googleFacts, googleNews } from '../../src/app/live-sheets.ts';
import { openGoogleAccess } from '../../src/sheet/google/open-google-access.ts';
import { MemorySheets } from '../support/memory-sheets.ts';

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

it('is told to whoever starts a service: whom to share sheets with, or what is wrong with the key', () => {
  const { access } = new MemorySheets('planwright@example.org');
  expect(googleNews({ openGoogle: () => access })).toBe('Google Sheets can be linked: they are shared with planwright@example.org.');
  const unset = { openGoogle: () => openGoogleAccess({ keyFile: null, apiUrl: null }) };
  const broken = { openGoogle: () => openGoogleAccess({ keyFile: '/nowhere/key.json', apiUrl: null }) };
  expect([googleNews(unset), googleFacts(unset).isSetUp, googleFacts(broken).isSetUp]).toEqual([null, false, false]);
  expect(googleNews(broken)).toContain('No Google Sheet can be opened: The key file /nowhere/key.json cannot be read.');
});
