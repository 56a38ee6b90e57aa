import { expect, it } from 'vitest';
import { findMembers, grantRole, revokeRole } from '../../src/app/access/members.ts';
import { createToken, endToken, findTokens } from '../../src/app/access/tokens.ts';
import { whoIs } from '../../src/app/access/who-is.ts';
import { PlanwrightError } from '../../src/base/errors.ts';
import { addSession, endSession, findSession, listTokens } from '../../src/store/access.ts';
import { addAudit, listAudit } from '../../src/store/audit.ts';
import type { Store } from '../../src/store/database.ts';
import { addWorkspace } from '../../src/store/workspaces.ts';
import { freshName, type OpenStore, onBothStores } from '../store/stores.ts';

const OPERATOR = { principal: 'operator', tokenId: null, requestId: null };

const suite = ({ store }: OpenStore): void => {
  const clock = { now: new Date('2027-01-04T09:00:00.000Z') };
  const deps = {
    openStore: async (): Promise<Store> => ({ ...store(), close: async () => undefined }),
    now: () => clock.now,
  };
  const codeOf = (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'done',
      (thrown: unknown) => (thrown instanceof PlanwrightError ? thrown.code : String(thrown)),
    );
  const makePlace = (name: string): Promise<number> =>
    store().transact(async (queries) => {
      const findings = { strays: [], brokenInitiatives: [], hasContributionsTab: false };
      return (await addWorkspace(queries, { name, identity: name, nameIsExplicit: true }, findings, clock.now.toISOString())).id;
    });

  it('the first with a role is an admin of all, and one stays while others have one', async () => {
    const workspace = freshName();
    await makePlace(workspace);
    const grant = (principal: string, role: 'viewer' | 'admin', where: string | null = null) =>
      codeOf(grantRole(deps, OPERATOR, { principal, role, workspace: where }));
    const revoke = (principal: string, where: string | null = null) =>
      codeOf(revokeRole(deps, OPERATOR, { principal, workspace: where }, { mayOpen: true }));
    expect(await grant('anna', 'admin', workspace)).toBe('first-admin');
    expect(await grant('anna', 'viewer')).toBe('first-admin');
    expect(await grant('anna', 'admin')).toBe('done');
    expect(await grant('Tom', 'viewer', workspace)).toBe('done');
    expect(await grant('ANNA', 'viewer')).toBe('last-admin');
    expect(await revoke('anna')).toBe('last-admin');
    expect(await grant('tom', 'admin', workspace.toUpperCase())).toBe('done');
    expect((await findMembers(deps)).map(({ principal, role, workspace: of }) => [principal, role, of])).toEqual([
      ['anna', 'admin', null],
      ['tom', 'admin', workspace],
    ]);
    // Two admins who take each other away at the same moment: one of them stays.
    expect(await grant('ben', 'admin')).toBe('done');
    const both = await Promise.all([revoke('anna'), revoke('ben')]);
    expect(both.toSorted()).toEqual(['done', 'last-admin']);
    const [left] = await findMembers(deps, null);
    expect(await revoke('tom', workspace)).toBe('done');
    expect(await revoke('nobody', workspace)).toBe('member-unknown');
    expect(await revoke(left?.principal ?? '')).toBe('done');
    expect(await findMembers(deps)).toEqual([]);
  });

  it('of a token only its hash is kept; it speaks for its person until it ends', async () => {
    await grantRole(deps, OPERATOR, { principal: 'anna', role: 'admin', workspace: null });
    const asked = { principal: ' anna ', name: 'laptop', workspace: null, role: 'planner', days: 1 } as const;
    const { token, kept, hasNoRole } = await createToken(deps, OPERATOR, asked);
    expect({ hasNoRole, principal: kept.principal, expiresAt: kept.expiresAt }).toEqual({
      hasNoRole: false,
      principal: 'anna',
      expiresAt: '2027-01-05T09:00:00.000Z',
    });
    expect(token).toMatch(/^pw_[0-9a-f]{12}_[\w-]{43}$/u);
    const secret = token.slice(16);
    const rows = await store().queries.execute('select * from api_tokens');
    expect(JSON.stringify(rows)).not.toContain(secret);
    const who = () => whoIs({ store: store(), now: deps.now }, token);
    expect(await who()).toMatchObject({ principal: 'anna', grants: [{ workspaceId: null, role: 'admin' }], token: { role: 'planner' } });
    const lastUse = async () => (await listTokens(store().queries, { tokenId: kept.tokenId }))[0]?.lastUsedAt;
    expect(await lastUse()).toBe('2027-01-04T09:00:00.000Z');
    clock.now = new Date('2027-01-04T09:00:59.000Z');
    await who();
    expect(await lastUse()).toBe('2027-01-04T09:00:00.000Z');
    clock.now = new Date('2027-01-04T09:01:01.000Z');
    await who();
    expect(await lastUse()).toBe('2027-01-04T09:01:01.000Z');
    expect(await whoIs({ store: store(), now: deps.now }, `${token.slice(0, -1)}${token.endsWith('A') ? 'E' : 'A'}`)).toBeNull();
    clock.now = new Date('2027-01-05T09:00:00.000Z');
    expect(await who()).toBeNull();
    const next = await createToken(deps, OPERATOR, { ...asked, notAfter: '2027-01-05T10:00:00.000Z' });
    expect(next.kept.expiresAt).toBe('2027-01-05T10:00:00.000Z');
    expect(await whoIs({ store: store(), now: deps.now }, next.token)).not.toBeNull();
    expect(await codeOf(endToken(deps, OPERATOR, next.kept.tokenId, { principal: 'tom' }))).toBe('token-unknown');
    await endToken(deps, OPERATOR, next.kept.tokenId);
    expect(await whoIs({ store: store(), now: deps.now }, next.token)).toBeNull();
    expect((await findTokens(deps, { principal: 'Anna' })).slice(0, 2).map(({ revokedAt }) => revokedAt !== null)).toEqual([true, false]);
    expect(await codeOf(createToken(deps, OPERATOR, { ...asked, days: 367 }))).toBe('days-invalid');
    expect(await codeOf(createToken(deps, OPERATOR, { ...asked, principal: 'a\nb' }))).toBe('principal-invalid');
  });

  it('a login ends at its time or when it is ended', async () => {
    const [now, later] = ['2027-01-04T09:00:00.000Z', '2027-01-04T11:00:00.000Z'];
    const hash = freshName();
    await store().transact((queries) => addSession(queries, { secretHash: hash, principal: 'Anna', now, expiresAt: later }));
    expect(await findSession(store(), hash, now)).toEqual({ principal: 'Anna', grants: [{ workspaceId: null, role: 'admin' }] });
    expect(await findSession(store(), hash, later)).toBeNull();
    await store().transact((queries) => endSession(queries, hash, now));
    expect(await findSession(store(), hash, now)).toBeNull();
  });

  it('the log tells who did what, and what was undone is not in it', async () => {
    const workspaceId = await makePlace(freshName());
    const entry = { ...OPERATOR, action: 'test', workspaceId, subject: 'RUN-1', details: { a: [1] }, now: clock.now.toISOString() };
    await store().transact((queries) => addAudit(queries, entry));
    await store()
      .transact(async (queries) => {
        await addAudit(queries, { ...entry, subject: 'RUN-2' });
        throw new TypeError('undone');
      })
      .catch(() => undefined);
    const [found, ...others] = await listAudit(store(), { workspaceId }, 10);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ principal: 'operator', action: 'test', subject: 'RUN-1', at: clock.now.toISOString() });
    expect(await listAudit(store(), { workspaceId, before: found?.id ?? 0 }, 10)).toEqual([]);
  });

  it('access is off again when the last admin of all is the last with a role', async () => {
    const members = await findMembers(deps);
    expect(members.map((it) => it.principal)).toEqual(['anna']);
    expect(await codeOf(revokeRole(deps, OPERATOR, { principal: 'anna', workspace: null }, { mayOpen: false }))).toBe('last-admin');
    expect(await codeOf(revokeRole(deps, OPERATOR, { principal: 'anna', workspace: null }, { mayOpen: true }))).toBe('done');
    expect(await findMembers(deps)).toEqual([]);
  });
};

// Whether anybody has a role concerns all who use a database.
onBothStores(suite, { own: true });
