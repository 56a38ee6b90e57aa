import { afterAll, expect, it } from 'vitest';
import { openDesk } from '../support/cli.ts';

const desk = openDesk({ PLANWRIGHT_ACTOR: 'operator' });
afterAll(() => desk.clear());

const refused = async (...args: readonly string[]): Promise<string> => {
  const { code, document } = await desk.json(...args);
  expect(code, args.join(' ')).toBe(2);
  return document.error.code;
};

it('nobody listens beyond this computer, and nobody has a role, before an admin of all workspaces is named', async () => {
  const { code, stderr } = await desk.planwright('serve', '--host', '0.0.0.0', '--port', '0');
  expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('nobody has said yet who may use it') });
  expect((await desk.json('team')).document).toEqual({ members: [] });
  expect(await refused('team', 'add', 'mia', '--role', 'viewer')).toBe('first-admin');
  expect(await refused('team', 'add', 'mia', '--role', 'king')).toBe('usage');
  expect(await refused('team', 'add', 'mia', '--role', 'admin', '--workspace', 'none')).toBe('workspace-unknown');
  expect((await desk.json('team', 'add', 'mia', '--role', 'admin')).document).toMatchObject({
    principal: 'mia',
    role: 'admin',
    workspace: null,
  });
});

it('a token is told once, warns where its person may nothing, and is ended by its name or as a whole', async () => {
  const made = await desk.planwright('team', 'token', 'create', '--principal', 'tom', '--name', 'job', '--role', 'viewer', '--days', '7');
  expect(made.stdout).toMatch(/^pw_[0-9a-f]{12}_[\w-]{43}\n$/u);
  expect(made.stderr).toContain('tom has no role yet: planwright team add tom --role viewer.');
  const token = made.stdout.trim();
  expect(await refused('team', 'token', 'create', '--principal', 'tom', '--name', 'job', '--days', '400')).toBe('days-invalid');
  const ended = await desk.planwright('team', 'token', 'revoke', token);
  expect(ended).toMatchObject({ code: 0, stdout: `The token ${token.slice(3, 15)} (job, tom) is good for nothing any more.\n` });
  const listed = await desk.json('team', 'token', 'list');
  expect(listed.document.tokens).toHaveLength(1);
  expect(listed.document.tokens[0]).toMatchObject({ token_id: token.slice(3, 15), role: 'viewer', revoked_at: expect.any(String) });
  expect(listed.stdout).not.toContain(token.slice(16));
  expect(await refused('team', 'token', 'revoke', '000000000000')).toBe('token-unknown');
});

it('the last admin goes last, and the log keeps all of it', async () => {
  await desk.planwright('team', 'add', 'tom', '--role', 'viewer');
  expect(await refused('team', 'remove', 'mia')).toBe('last-admin');
  expect(await refused('team', 'remove', 'nobody')).toBe('member-unknown');
  expect((await desk.planwright('team', 'remove', 'tom')).code).toBe(0);
  expect((await desk.planwright('team', 'remove', 'mia')).code).toBe(0);
  const { document } = await desk.json('team', 'audit', '--limit', '3');
  const told = document.entries.map((it: { readonly principal: string; readonly action: string; readonly subject: string }) =>
    [it.principal, it.action, it.subject].join(' '),
  );
  expect(told).toEqual(['operator member-revoke mia', 'operator member-revoke tom', 'operator member-grant tom']);
});
