import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { readConfig } from '../../src/app/config.ts';
import { type OpenTeam, openTeam } from '../../src/app/open-team.ts';

/** A place for a team's store that nobody else uses: workers take whatever job is there. */
export interface Place {
  readonly settings: Readonly<Record<string, string>>;
  readonly remove: () => Promise<void>;
}

export const embeddedPlace = (): Place => {
  const folder = mkdtempSync(join(tmpdir(), 'planwright-team-'));
  cpSync(inject('storeHome'), folder, { recursive: true });
  return { settings: { PLANWRIGHT_HOME: folder }, remove: async () => rmSync(folder, { recursive: true, force: true }) };
};

/** A database of its own on a server. */
export const serverPlace = async (url: string): Promise<Place> => {
  const name = `team_${randomBytes(6).toString('hex')}`;
  const administer = async (statement: string): Promise<void> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  await administer(`create database ${name}`);
  const own = new URL(url);
  own.pathname = name;
  return {
    settings: { PLANWRIGHT_DATABASE_URL: own.href },
    remove: () => administer(`drop database ${name} with (force)`),
  };
};

export const openTeamAt = ({ settings }: Place, onTrouble?: (trouble: unknown) => void): Promise<OpenTeam> =>
  openTeam(readConfig({ ...settings, PLANWRIGHT_ACTOR: 'ada', PATH: process.env.PATH }), onTrouble);
