import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Start } from '../../apps-script/src/menu/calls.ts';
import { menuFiles, menuWords } from '../../scripts/make-menu.ts';
import { workbookBytes } from '../server/open-service.ts';
import { openScript, type Script, type ScriptState } from '../support/apps-script.ts';
import { seed } from '../support/page.ts';
import { planSheet } from '../support/plan-sheet.ts';
import { openService, type Service } from '../support/service.ts';
import { edited, SMALL_PLAN } from '../support/small-plan.ts';
import { given, toEnd, troubleOf, wordsOf } from './desk.ts';

// The menu as it is pasted, against a whole server. What of Google is imitated: test/support/apps-script-thread.ts.

const ROOT = join(import.meta.dirname, '../..');
const PASTED = readFileSync(join(ROOT, 'apps-script/dist/Code.gs'), 'utf8');

describe('what is pasted', () => {
  it('is made from the sources as they are (npm run menu renews it)', async () => {
    for (const [path, text] of [...menuWords(), ...(await menuFiles())]) expect(readFileSync(join(ROOT, path), 'utf8'), path).toBe(text);
  });

  it('asks Google for this one spreadsheet, whether or not the manifest is pasted, too', () => {
    expect(PASTED).toMatch(/^\/\*\*(?:(?!\*\/)[\s\S])*@OnlyCurrentDoc\n/u);
    expect(JSON.parse(readFileSync(join(ROOT, 'apps-script/dist/appsscript.json'), 'utf8')).oauthScopes).toEqual([
      'https://www.googleapis.com/auth/spreadsheets.currentonly',
      'https://www.googleapis.com/auth/script.external_request',
      'https://www.googleapis.com/auth/script.container.ui',
    ]);
  });

  it('holds the panel in one script that nothing ends early', () => {
    const page = PASTED.slice(PASTED.indexOf('<!doctype html>'), PASTED.indexOf('</html>'));
    expect(page.match(/<\\?\/?script/gu)).toEqual(['<script', '<\\/script']);
    expect(page).not.toContain('<!--');
  });
});

const SERVER = 'https://planwright.example.org';
const ACCOUNT = 'planwright@example.iam.gserviceaccount.com';
const ID = 'abc';
type Request = ScriptState['requests'][number];
type Answer = { readonly status: number; readonly body: string };

let service: Service;
let script: Script;
let live: string;
let workbook: string;
/** Answers before the server does. */
let scripted: (request: Request) => Answer | null;
const sheets = planSheet();

beforeAll(async () => {
  service = await openService();
  live = await seed(service, 'Live', workbookBytes());
}, 120_000);
afterAll(() => service.close());
beforeEach(async () => {
  scripted = () => null;
  workbook = live;
  script = await openScript(sheets, ID, {
    hosts: { 'planwright.example.org': service.url },
    before: (request) => scripted(request) ?? ofGoogle(request),
  });
  return () => script.close();
});

const json = (body: unknown, status = 200): Answer => ({ status, body: JSON.stringify(body) });
const problem = (status: number, code: string, detail = 'Told by the server.', hint = 'Hinted.'): Answer =>
  json({ code, detail, hint, status }, status);
const ofGoogle = ({ method, url }: Request): Answer | null => {
  const linked = { workbook_id: workbook, live: { spreadsheet_id: ID } };
  if (url.endsWith('/v1/google')) return json({ is_set_up: true, account: ACCOUNT });
  if (method === 'GET' && url.endsWith('/workbooks')) return json({ items: [{ workbook_id: 'WB-other', live: null }, linked] });
  return url.endsWith('/sheets') ? json(linked, 201) : null;
};

const enter = async (token = service.token): Promise<void> => {
  given(await script.ask('save', { server: 'Planwright.Example.org/', workspace: 'Live', token: ` ${token}\n` }));
};
const select = (tab: string, row: number): void => void Object.assign(script.state.selected, { tab, row, column: 1 });
const does = async (start: Start): Promise<string> => wordsOf((await toEnd(script, await script.ask('start', start))).shown.blocks);
const explained = async (): Promise<string> => wordsOf((await toEnd(script, await script.ask('explain', null))).shown.blocks);
const run = (set: string): Start => ({ kind: 'run', scope: 'all', choice: { scenario: 'Q1', set } });

describe('the menu', () => {
  it('has its entries, each of which opens the panel at its view', async () => {
    await script.call('onOpen');
    const items = script.state.menus[0]?.items.filter((it) => it !== null) ?? [];
    expect(items.map(([caption]) => caption)).toEqual([
      'Check',
      'Sync',
      'Run selected',
      'Run all',
      'Explain selection',
      'Compare runs',
      'Settings',
    ]);
    for (const [, name] of items) await script.call(name);
    expect(script.state.sidebars.map(({ html }) => /data-view="([a-z-]+)"/u.exec(html)?.[1])).toEqual([
      'check',
      'sync',
      'run-selected',
      'run-all',
      'explain',
      'compare',
      'settings',
    ]);
  });

  it('answers no formula', async () => {
    await enter();
    script.state.hasWindow = false;
    await expect(script.call('planwrightAsk', 'runs', null)).rejects.toThrow('getUi');
    expect(script.state.requests).toEqual([]);
  });
});

describe('the settings', () => {
  it('keep the token for the planner and the rest for the sheet; nothing gives the token out again', async () => {
    expect(given(await script.ask('settings', null))).toEqual({ server: '', workspace: '', hasToken: false });
    await enter();
    expect(given(await script.ask('settings', null))).toEqual({ server: SERVER, workspace: 'Live', hasToken: true });
    const ofSheet = JSON.stringify([...(script.state.properties.get('document') ?? [])]);
    expect(ofSheet).not.toContain(service.token);
    await script.call('planwrightSettings');
    expect(JSON.stringify(script.state.sidebars)).not.toContain(service.token);
    script.state.user = 'tom';
    expect(given(await script.ask('settings', null)).hasToken).toBe(false);
    given(await script.ask('forget', null));
    script.state.user = 'mia';
    expect(given(await script.ask('settings', null)).hasToken).toBe(true);
    expect(given(await script.ask('forget', null)).hasToken).toBe(false);
    expect(JSON.stringify([...script.state.properties].map(([whose, all]) => [whose, ...all]))).not.toContain(service.token);
  });

  it('send a token to no other address than the one it was entered for', async () => {
    await enter();
    for (const server of [
      'https://evil.example.org',
      `${SERVER}@evil.example.org`,
      `${SERVER}.evil.org`,
      `${SERVER}:8443`,
      'http://planwright.example.org',
    ])
      for (const name of ['runs', 'test', 'link'] as const) {
        script.state.properties.get('document')?.set('planwright.server', server);
        expect(troubleOf(await script.ask(name, null)).inSettings).toBe(true);
      }
    expect(script.state.requests).toEqual([]);
  });

  it('follow no redirection', async () => {
    await enter();
    scripted = () => ({ status: 302, body: '' });
    expect(troubleOf(await script.ask('test', null)).title).toBe('The server sends us elsewhere');
    expect(script.state.requests).toHaveLength(1);
  });

  it('say who one is, and link the sheet', async () => {
    await enter(await service.tokenFor('tom', 'planner'));
    expect(given(await script.ask('test', null))).toEqual({
      principal: 'tom',
      role: 'planner',
      isSetUp: true,
      account: ACCOUNT,
      isLinked: true,
    });
    expect(given(await script.ask('link', null)).lines.join(' ')).toContain('linked with the workspace "Live"');
    expect(script.state.editors).toEqual([ACCOUNT]);
    expect(sheets.metadata).toMatchObject([{ metadataKey: 'planwright-workspace', metadataValue: 'Live', visibility: 'DOCUMENT' }]);
    given(await script.ask('link', null));
    expect(sheets.metadata).toHaveLength(1);
  });

  it('let the planner share by hand where Google does not let the script', async () => {
    await enter();
    script.state.mayShare = false;
    scripted = ({ url }) => (url.endsWith('/sheets') ? problem(400, 'sheet-not-shared') : null);
    const trouble = troubleOf(await script.ask('link', null));
    expect(trouble).toMatchObject({ title: 'Share the sheet by hand, once', copy: ACCOUNT });
    expect(trouble.todo).toContain(ACCOUNT);
  });

  it('say that a workspace is not there, and which are', async () => {
    given(await script.ask('save', { server: SERVER, workspace: 'Nowhere', token: service.token }));
    expect(troubleOf(await script.ask('test', null)).detail).toContain('Your workspaces: Live.');
  });
});

describe('a check', () => {
  it('names every error with the way to its row, and where to look first', async () => {
    await enter();
    workbook = await seed(service, 'Faulty', workbookBytes(edited(SMALL_PLAN, 'Candidates', '5,0', 'five,0')));
    given(await script.ask('save', { server: SERVER, workspace: 'Faulty', token: '' }));
    const { shown } = await toEnd(script, await script.ask('start', { kind: 'check' }));
    expect(wordsOf(shown.blocks)).toMatch(/1 error to mend[\s\S]*Candidates row 5, engineering_tokens: .*five[\s\S]*To mend it: /u);
    expect(shown.firstError).toEqual({ tab: 'Candidates', row: 5, column: 'engineering_tokens' });
    if (shown.firstError) given(await script.ask('goTo', shown.firstError));
    expect(script.state.selected).toEqual({ tab: 'Candidates', row: 5, column: 4 });
    expect(await does(run('Base'))).toMatch(/refused; nothing was solved[\s\S]*Candidates row 5/u);
  });

  it('of a sheet in order says so; a sync tells what changed', async () => {
    await enter();
    expect(await does({ kind: 'check' })).toMatch(/No error\n0 errors, 1 warning[\s\S]*Q1 \/ Base: ready to run/u);
    expect(await does({ kind: 'sync' })).toMatch(/changes taken over[\s\S]*initiative A: added/u);
    expect(await does({ kind: 'sync' })).toContain('Nothing had changed');
  });
});

describe('a run', () => {
  it('offers what the tabs hold, and remembers what was run', async () => {
    await enter();
    expect(given(await script.ask('choices', null))).toEqual({
      choices: { scenarios: [{ name: 'Q1', sets: ['Base', 'Tight'] }] },
      chosen: null,
    });
    const words = await does(run('Base'));
    expect(words).toMatch(
      /^Q1 \/ Base \(all candidates\)\nProven best plan\.\n2 of 4 initiatives for 50 tokens of 60: objective 190 \(gmv\)\./u,
    );
    expect(words).toContain('No plan is worth more than | 190 (proven)\nGap | 0 %');
    expect(words).toContain('A: Search (10 tokens)');
    expect(given(await script.ask('choices', null)).chosen).toEqual({ scenario: 'Q1', set: 'Base' });
    const { newest } = given(await script.ask('open', null));
    expect(newest?.kind).toBe('run');
    const again = given(await script.ask('poll', { jobId: newest?.jobId ?? '', after: 0, line: '', about: null }));
    expect(again.kind === 'ended' && wordsOf(again.shown.blocks)).toBe(words);
  });

  it('without a plan tells the rows that cannot hold together, and what would be enough', async () => {
    await enter();
    const words = await does(run('Tight'));
    expect(words).toContain('No plan can keep all of these rules together.');
    expect(words).toContain('Constraints row 3: asks for at least 25 tokens in country UK');
    expect(words).toContain('Way 1: lower min_tokens of Constraints row 3 from 25 to 20');
  });

  it('that is stopped before a worker took it up leaves nothing, and says so', async () => {
    await enter();
    const jobs = await Promise.all([run('Base'), run('Tight')].map((it) => script.ask('start', it)));
    const last = given(jobs[1] ?? { isGood: false, trouble: troubleOf({ isGood: false, trouble: { title: '', detail: '', todo: '' } }) });
    if (last.kind !== 'going') throw new Error('it has ended already');
    given(await script.ask('stop', { jobId: last.watch.jobId }));
    expect(wordsOf((await toEnd(script, { isGood: true, value: last })).shown.blocks)).toMatch(/Stopped|No plan/u);
  });
});

describe('explaining and comparing', () => {
  it('explain an initiative and a rule by the newest run of the sheet', async () => {
    await enter();
    await does(run('Base'));
    const [newest] = given(await script.ask('runs', null));
    sheets.add('Runs', [
      ['run_id', 'result'],
      [newest?.runId ?? '', 'optimal'],
    ]);
    select('Candidates', 3);
    expect(await explained()).toMatch(
      /^B is left out\ndoes not fit: [\s\S]*To take B you lose A: it costs 50 EUR of gmv\.[\s\S]*Scenario_Config row 2: has 60 tokens/u,
    );
    select('Constraints', 2);
    expect(await explained()).toMatch(
      /^Constraints row 2\nConstraints row 2 allows at most 25 tokens in country UK: 15 of slack, dropping it alone gains nothing/u,
    );
    expect(await explained()).toMatch(
      /So says run RUN-\S+ of the row that stood here then\. If rows were moved or changed since, run again\./u,
    );
    select('Constraints', 3);
    expect(await explained()).toContain('had no part in the newest run');
    expect(given(await script.ask('runs', null)).map(({ isOfSheet }) => isOfSheet)[0]).toBe(true);
  });

  it('say what is wrong with a row before anything else', async () => {
    const faulty = planSheet({
      Candidates:
        'initiative_key,engineering_tokens,run_status\nA,x,"ERROR [number-invalid] ""x"" is no number. | WARNING [slice-empty] Nobody is there."\n',
    });
    const other = await openScript(faulty, ID, { hosts: {} });
    Object.assign(other.state.selected, { tab: 'Candidates', row: 2 });
    const { shown } = await toEnd(other, await other.ask('explain', null));
    expect(wordsOf(shown.blocks)).toMatch(/Candidates row 2: "x" is no number\.\n.+\nTo mend it: .+\nCandidates row 2: Nobody is there\./u);
    Object.assign(other.state.selected, { row: 1 });
    expect(troubleOf(await other.ask('explain', null)).title).toBe('There is no row to explain here');
    other.state.charts.add('Candidates');
    expect(troubleOf(await other.ask('explain', null)).title).toBe('There is nothing to explain here');
    await other.close();
  });

  it('lay runs side by side, and write the tab Compare', async () => {
    await enter();
    const runs = given(await script.ask('runs', null))
      .map(({ runId }) => runId)
      .slice(0, 2);
    expect(wordsOf(given(await script.ask('compare', { runs })).blocks)).toMatch(/Figures\n[\s\S]*scenario \| Q1 \| Q1/u);
    expect(await does({ kind: 'compare', runs })).toContain('The tab Compare is written');
  });
});

describe('troubles', () => {
  it('are told in words, never by a code', async () => {
    await enter();
    const told = async (answer: Answer | Error): Promise<string> => {
      scripted = ({ url }) => {
        if (url.endsWith('/google')) return null;
        if (answer instanceof Error) throw answer;
        return answer;
      };
      const { title, detail, todo } = troubleOf(await script.ask('runs', null));
      return `${title} ${detail} ${todo}`;
    };
    expect(await told(problem(401, 'token-invalid'))).toContain('does not know your token');
    expect(await told(problem(403, 'role-too-low', 'This needs the role planner in this workspace.'))).toContain(
      'This needs the role planner',
    );
    expect(await told(problem(404, 'workspace-unknown'))).toContain('There is no workspace "Live" for you');
    expect(await told(problem(404, 'workbook-unlinked'))).toContain('not linked any more');
    expect(await told(problem(409, 'workbook-changed'))).toContain('changed meanwhile');
    expect(await told(problem(400, 'range-protected', 'Candidates!A1:B2 is protected.'))).toContain(ACCOUNT);
    expect(await told(problem(418, 'something-new', 'It is a teapot.', 'Take coffee.'))).toContain('It is a teapot. Take coffee.');
    expect(await told({ status: 200, body: '<html>Log in</html>' })).toContain('This is not Planwright');
    expect(await told({ status: 502, body: 'bad gateway' })).toContain('not running');
    expect(await told(new Error('Address unavailable: https://planwright.example.org/v1'))).toContain('cannot be reached');
    expect(await told(new Error('Timeout: https://planwright.example.org/v1'))).toContain('did not answer in time');
    for (const code of [
      'token-invalid',
      'role-too-low',
      'workbook-unlinked',
      'sheet-not-agreed',
      'sheet-linked',
      'google-not-set-up',
      'other',
    ])
      expect(await told(problem(409, code))).not.toContain(code);
    expect(script.state.log).toEqual([]);
  });

  it('of a new kind are words, too: what broke is for the log alone, and holds no token', async () => {
    await enter();
    scripted = () => json('not what was asked for');
    expect(troubleOf(await script.ask('runs', null)).title).toBe('Something went wrong in the menu');
    expect(script.state.log.join()).toMatch(/TypeError/u);
    expect(script.state.log.join()).not.toContain(service.token);
  });

  it('of a network that loses an answer do nothing twice', async () => {
    await enter();
    let lost = 0;
    const keys: (string | undefined)[] = [];
    scripted = ({ method, headers }) => {
      if (method !== 'POST') return null;
      keys.push(headers['idempotency-key']);
      if (lost++ === 0) throw new Error('Address unavailable');
      return null;
    };
    expect(await does({ kind: 'check' })).toContain('No error');
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
  });
});
