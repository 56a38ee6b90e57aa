import { describe, expect, it } from 'vitest';
import { troubleOf as troubleIn } from '../../apps-script/src/menu/answer-words.ts';
import { cellText } from '../../apps-script/src/menu/cell-text.ts';
import { readChoices } from '../../apps-script/src/menu/choices.ts';
import { compareBlocks, readCsv } from '../../apps-script/src/menu/compare-blocks.ts';
import { findLayout, isOutput, kindOf } from '../../apps-script/src/menu/grid.ts';
import { goingWords } from '../../apps-script/src/menu/job-words.ts';
import { exactText, parseExact, percentAtMost } from '../../apps-script/src/menu/parse-exact.ts';
import { readRow } from '../../apps-script/src/menu/place.ts';
import { readStatus } from '../../apps-script/src/menu/row-status.ts';
import { readRuns } from '../../apps-script/src/menu/runs-tab.ts';
import { readSelection } from '../../apps-script/src/menu/selection.ts';
import { readServerAddress } from '../../apps-script/src/menu/server-address.ts';
import { readSettings, readToken, tokenKey } from '../../apps-script/src/menu/settings.ts';
import { unreachable } from '../../apps-script/src/menu/unreachable.ts';

// What the menu makes of texts, without Google and without a server.

describe('the address of a server', () => {
  it.each([
    ['planwright.example.org', 'https://planwright.example.org'],
    [' HTTPS://Planwright.Example.ORG:443/v1/ ', 'https://planwright.example.org'],
    ['https://example.org:8443/plan/', 'https://example.org:8443/plan'],
    ['https://8.8.8.8', 'https://8.8.8.8'],
  ])('%s is %s', (typed, server) => {
    expect(readServerAddress(typed)).toEqual({ server });
  });

  it.each([
    'http://planwright.example.org',
    'ftp://planwright.example.org',
    'https://user@example.org',
    'https://user:pass@example.org',
    'https://good.example.org@evil.example.org',
    'https://good.example.org\\@evil.example.org',
    'https://evil.example.org#good.example.org',
    'https://evil.example.org?good.example.org',
    'https://example.org/../x',
    'https://exa mple.org',
    'https://example.org:99999',
    '',
  ])('%j is refused', (typed) => {
    expect(readServerAddress(typed)).toMatchObject({ trouble: { inSettings: true } });
  });

  it.each([
    'localhost:8080',
    'https://127.0.0.1:8080',
    'https://10.1.2.3',
    'https://172.20.0.1',
    'https://192.168.1.10',
    'https://169.254.1.1',
    'https://100.64.0.1',
    'https://planwright',
    'https://planwright.local',
    'https://server.internal',
    'https://[::1]',
    'https://0x7f.1',
  ])('%s cannot be reached from Google, and that is said at once', (typed) => {
    const read = readServerAddress(typed);
    expect('trouble' in read && read.trouble.title).toMatch(/Google cannot reach this server|no address of a server/u);
  });

  it('is a part of the name that a token is kept under', () => {
    expect(tokenKey('https://a.example.org')).not.toBe(tokenKey('https://b.example.org'));
  });
});

it('reads a workspace and a token, and refuses what would mean another place', () => {
  for (const workspace of ['', '.', '..', 'x'.repeat(201)]) expect(readSettings('a.example.org', workspace)).toHaveProperty('trouble');
  expect(readSettings('a.example.org', ' Road map/2027 ')).toEqual({
    settings: { server: 'https://a.example.org', workspace: 'Road map/2027' },
  });
  expect(readToken(' Bearer pw_6c3f83398bed_Vb3h\n')).toBe('pw_6c3f83398bed_Vb3h');
  for (const text of ['two words', 'short', 'pw_line\nbreak', 'pw_ünicode_12']) expect(readToken(text)).toBeNull();
});

it('keeps every digit of a number, wherever it stands', () => {
  const text =
    '{"a": 2.9835510289307009123, "b": [12345678901234567890, 1.5, -0.00012, 1e5], "c": "3.1415926535897932384 \\" 1", "d": null}';
  expect(parseExact(text)).toEqual({
    a: '2.9835510289307009123',
    b: ['12345678901234567890', 1.5, -0.00012, 1e5],
    c: '3.1415926535897932384 " 1',
    d: null,
  });
  expect([190, '2.9835510289307009123', null, undefined].map(exactText)).toEqual(['190', '2.9835510289307009123', '–', '–']);
  expect([1e-7, -1.25e-9, 1.5e21, '1e+3', '12.5e1', 0.1, 12345678.9].map(exactText)).toEqual([
    '0.0000001',
    '-0.00000000125',
    '1500000000000000000000',
    '1000',
    '125',
    '0.1',
    '12345678.9',
  ]);
  expect([0, 5, 0.5, '2.9835510289307009123', '9.999', 1e-7, '2.500', '99.99500001'].map(percentAtMost)).toEqual([
    '0',
    '5',
    '0.5',
    '2.99',
    '10.00',
    '0.01',
    '2.50',
    '100.00',
  ]);
});

describe('the tabs of a sheet', () => {
  const grid = [
    ['My roadmap'],
    [],
    ['Title', 'Initiative Key', 'Tokens', 'RUN_STATUS'],
    ['Search', 'A', '10', 'OK'],
    ['Pay', 'B', 'x', ''],
  ];

  it('are found by their names and headers, spelling aside, below a title', () => {
    expect(kindOf(' scenario config ')).toBe('Scenario_Config');
    expect(kindOf('constructor')).toBeNull();
    expect(['Results', 'Planwright_Results', 'planwright results 2', 'My results', 'Planwright_Candidates'].map(kindOf)).toEqual([
      'Results',
      'Results',
      'Results',
      null,
      null,
    ]);
    expect(['Runs', 'Planwright_Runs', 'Planwright_Runs2', 'Runs 2'].map((it) => isOutput(it, 'Runs'))).toEqual([true, true, true, false]);
    expect(findLayout(grid, 'Candidates')).toMatchObject({
      headerRow: 3,
      columns: { title: 0, initiative_key: 1, engineering_tokens: 2, run_status: 3 },
    });
    expect(findLayout([['a', 'b']], 'Candidates')).toBeNull();
  });

  it('say which scenarios and sets there are: several by |, all by *, none that are switched off', () => {
    const tabs: Readonly<Record<string, string[][]>> = {
      Scenario_Config: [
        ['scenario_name', 'objective_mode', 'is_active'],
        ['Q1', 'north_star', ''],
        ['Q2', 'north_star', 'TRUE'],
        ['Old', 'north_star', 'FALSE'],
        ['q1', 'north_star', ''],
      ],
      Constraints: [
        ['scenario_name', 'constraint_set_name', 'constraint_type'],
        ['Q1 | Q2', 'Base', 'cap'],
        ['*', 'Every', 'cap'],
        ['Q2', 'Tight', 'cap'],
      ],
      Targets: [
        ['scenario_name', 'constraint_set_name', 'kpi_key', 'type', 'value'],
        ['Q1', 'Aims', 'gmv', 'goal', '1'],
      ],
    };
    expect(readChoices((kind) => tabs[kind] ?? null)).toEqual({
      scenarios: [
        { name: 'Q1', sets: ['Base', 'Every', 'Aims'] },
        { name: 'Q2', sets: ['Base', 'Every', 'Tight'] },
      ],
    });
    expect(readChoices(() => null)).toEqual({ scenarios: [] });
  });

  it('are read as the server reads them, however a cell looks', () => {
    const dayOf = (date: Date): string => date.toISOString().slice(0, 10);
    const read = (held: unknown, shown: string): string => cellText(held, shown, dayOf);
    expect([read(12345, '12.345'), read(12345678.9, '12,345,678.90'), read(7, '0007'), read(0.1 + 0.2, '0,3')]).toEqual([
      '12345',
      '12345678.9',
      '7',
      '0.3',
    ]);
    expect([read(0.07, '7,00%'), read(1e300, '1,0E+300'), read(Number.NaN, '#NUM!')]).toEqual(['7%', '1,0E+300', '#NUM!']);
    expect([read(true, 'WAHR'), read(false, 'FALSCH'), read('0012', '0012'), read(undefined, '')]).toEqual(['TRUE', 'FALSE', '0012', '']);
    expect(read(new Date('2026-01-31'), '31.1.2026')).toBe('2026-01-31');
    expect(read(new Date('1899-12-30T10:00:00Z'), '10:00')).toBe('10:00');
  });

  it('say which of the runs is the newest, however the tab was sorted', () => {
    const head = ['result', 'run_id', 'finished_at'];
    const late = ['feasible', 'RUN-20261129-100000-bbbbbb', '2026-11-29T12:00:00.000Z'];
    const quick = ['optimal', 'RUN-20261129-103000-aaaaaa', '2026-11-29T10:31:00.000Z'];
    const early = ['optimal', 'RUN-20261128-103000-cccccc', '2026-11-28T10:31:00.000Z'];
    for (const rows of [
      [late, quick, early],
      [early, quick, late],
      [quick, early, ['', 'not ours', ''], late],
    ])
      expect(readRuns([[['Runs of this sheet'], head, ...rows]]).map(({ runId }) => runId)).toEqual(
        [early, quick, late].map((it) => it[1]),
      );
    // Where a planner's hand was there, it is known by when it was asked for.
    const typed = [late, quick.with(2, '29/11/2026'), early];
    expect(readRuns([[head, ...typed]]).map(({ runId }) => runId)).toEqual([early, late, quick].map((it) => it[1]));
    // A tab Runs of the planner's own is none of ours.
    expect(readRuns([[['Who', 'Distance']], [head, late], [head, early]]).map(({ runId }) => runId)).toEqual([early[1], late[1]]);
    expect(readRuns([[head, early]])).toEqual([{ runId: early[1], result: 'optimal' }]);
  });

  it('say what the selected row is', () => {
    expect(readSelection('candidates', 5, grid)).toEqual({ kind: 'initiative', key: 'B', runId: null });
    for (const row of [0, 2, 3, 9]) expect(readSelection('candidates', row, grid).kind, `row ${row}`).toBe('none');
    expect(readSelection('My notes', 1, grid).kind).toBe('none');
    const results = [
      ['run_id', 'initiative_key', 'selected'],
      ['RUN-20261129-1-a', 'A', 'TRUE'],
      ['../../tokens', 'B', 'TRUE'],
    ];
    expect(readSelection('Results', 2, results)).toEqual({ kind: 'initiative', key: 'A', runId: 'RUN-20261129-1-a' });
    expect(readSelection('Results', 3, results)).toEqual({ kind: 'initiative', key: 'B', runId: null });
  });

  it('say by a status what is wrong with a row, and by a code that is none of ours no more than the message', () => {
    const place = { tab: 'Candidates', row: 2 };
    expect(readStatus('OK: tight, costs 3', place)).toEqual([]);
    const [error, warning] = readStatus('ERROR [initiative-unknown] A | B is nobody. | WARNING [constructor] Odd.', place);
    expect(error).toMatchObject({
      tone: 'bad',
      text: 'A | B is nobody.',
      more: [expect.any(String), expect.stringMatching(/^To mend it: /u)],
    });
    expect(warning).toMatchObject({ tone: 'warn', text: 'Odd.', more: [] });
    expect(readRow("It's!a!14")).toEqual({ tab: "It's!a", row: 14 });
  });
});

it('reads the table of a comparison: quotes, line breaks, empty cells', () => {
  const text = 'about,name,RUN-1-aaaaaa,RUN-2-bbbbbb\r\nfigure,"a ""b"", c",1,\r\nasked differently,from RUN-1-aaaaaa,,"two\nlines"\n';
  const table = readCsv(text);
  expect(table).toEqual([
    ['about', 'name', 'RUN-1-aaaaaa', 'RUN-2-bbbbbb'],
    ['figure', 'a "b", c', '1', ''],
    ['asked differently', 'from RUN-1-aaaaaa', '', 'two\nlines'],
  ]);
  expect(compareBlocks(table)).toEqual([
    { kind: 'table', title: 'Figures', head: ['', '…aaaaaa', '…bbbbbb'], rows: [['a "b", c', '1', '']] },
    { kind: 'lines', title: 'What …bbbbbb was asked differently from …aaaaaa', lines: ['two\nlines'], isFolded: false },
  ]);
});

it('tells how a job goes, and keeps the last words where nothing new was said', () => {
  const job = { job_id: 'JOB-1', kind: 'run', status: 'running', asked_by: 'mia', cancel_requested_at: null } as const;
  const facts = { ...job, attempt: 1, run_id: null, parent_job_id: null, queued_at: '', started_at: null, finished_at: null };
  const heard = goingWords(
    {
      job: facts,
      items: [
        { id: 3, event: 'progress', data: { line: 'best 1' } },
        { id: 4, event: 'running', data: {} },
      ],
    },
    { after: 0, line: '' },
  );
  expect(heard).toEqual({ title: 'Run is under way (asked for by mia)', line: 'best 1', after: 4, isStopping: false });
  expect(goingWords({ job: { ...facts, cancel_requested_at: 'now' }, items: [] }, heard)).toMatchObject({
    line: 'best 1',
    after: 4,
    isStopping: true,
  });
});

describe('troubles', () => {
  it.each([
    ['Exception: DNS error: https://admin.example.org/v1/me', 'There is no server of this name'],
    ['Exception: Address unavailable: https://ssl.example.org/v1/me', 'The server cannot be reached'],
    ['Exception: SSL Error https://x.example.org', 'The server’s certificate is not valid'],
    ['Exception: Timeout: https://quota.example.org', 'The server did not answer in time'],
    ['Exception: Service invoked too many times for one day: urlfetch.', 'Google lets this script ask no more today'],
    ['Exception: Specified permissions are not sufficient to call UrlFetchApp.fetch.', 'The menu has not been allowed to ask the server'],
    ['Exception: UrlFetch calls to https://x.example.org are not permitted by your admin', 'Your organisation does not allow this address'],
    ['Exception: something new', 'The server cannot be reached'],
  ])('%s: %s', (said, title) => {
    expect(unreachable(said, 'https://x.example.org').title).toBe(title);
  });

  it('of a server that answers as none of ours does are told apart', () => {
    const scene = { server: 'https://x.example.org', workspace: 'W' };
    expect(troubleIn({ status: 204, body: '' }, scene)).toBeNull();
    expect(troubleIn({ status: 404, body: '<html>' }, scene)?.title).toBe('This is not Planwright');
    expect(troubleIn({ status: 404, body: '{"code":"constructor","detail":"Odd."}' }, scene)).toMatchObject({
      title: 'Not found',
      detail: 'Odd.',
    });
    expect(troubleIn({ status: 301, body: '' }, scene)?.title).toBe('The server sends us elsewhere');
  });
});
