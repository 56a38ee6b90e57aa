import { type Command, InvalidArgumentError } from 'commander';
import { readAudit } from '../../app/access/audit.ts';
import type { Role } from '../../app/access/caller.ts';
import { findMembers, grantRole, revokeRole } from '../../app/access/members.ts';
import { toAuditJson, toMemberJson } from '../../app/access/to-json.ts';
import { toTable } from '../../asks/words/table.ts';
import { canonicalJson } from '../../base/json.ts';
import { readCount } from '../read-count.ts';
import { authorAt, type Run, roleOption } from './team-parts.ts';
import { addTeamToken } from './team-token.ts';

interface Options {
  readonly workspace?: string;
  readonly role: Role;
  readonly limit: number;
  readonly json?: boolean;
}

export const addTeam = (program: Command, run: Run): void => {
  const team = program.command('team').description('Who may use the service, and what they may: roles, tokens, and who did what.');
  addRoles(team, run);
  addTeamToken(team, run);
  team
    .command('audit')
    .description('Who changed what through the service, and who was let in by whom; the newest first.')
    .option('--workspace <name>', 'only of this workspace')
    .option('--limit <count>', 'how many', readCount, 50)
    .option('--json', 'one JSON document on standard output')
    .action(({ workspace, limit, json }: Options) =>
      run(async (door) => {
        const entries = await readAudit(door.deps, workspace === undefined ? {} : { workspace }, limit);
        if (json) door.printJson({ entries: entries.map(toAuditJson) });
        else if (entries.length === 0) door.print('Nothing was changed through the service yet.');
        else
          for (const it of entries) {
            const by = it.tokenId === null ? it.principal : `${it.principal} (token ${it.tokenId})`;
            const where = it.workspace === null ? '' : ` in ${it.workspace}`;
            door.print(`${it.at}  ${by}  ${it.action} ${it.subject}${where}  ${door.style('dim', canonicalJson(it.details))}`);
          }
        return 0;
      }),
    );
};

const addRoles = (team: Command, run: Run): void => {
  team
    .command('add')
    .description('Give a person a role, in one workspace or in all of them.')
    .argument('<person>', 'an e-mail address, or a name', readWord)
    .addOption(roleOption('what the person may').makeOptionMandatory())
    .option('--workspace <name>', 'only in this workspace; without it in all, those to come too')
    .option('--json', 'one JSON document on standard output')
    .action((principal: string, { role, workspace, json }: Options) =>
      run(async (door) => {
        const member = await grantRole(door.deps, authorAt(door), { principal, role, workspace: workspace ?? null });
        if (json) door.printJson(toMemberJson(member));
        else door.print(`${member.principal} is ${member.role} ${inWorkspace(member.workspace)} now.`);
        return 0;
      }),
    );
  team
    .command('remove')
    .description('Take a role away from a person; tokens of that person may no more than is left.')
    .argument('<person>', 'an e-mail address, or a name', readWord)
    .option('--workspace <name>', 'the role in this workspace; without it the one in all')
    .option('--json', 'one JSON document on standard output')
    .action((principal: string, { workspace, json }: Options) =>
      run(async (door) => {
        await revokeRole(door.deps, authorAt(door), { principal, workspace: workspace ?? null }, { mayOpen: true });
        if (json) door.printJson({ principal, workspace: workspace ?? null, removed: true });
        else door.print(`${principal} has no role ${inWorkspace(workspace ?? null)} any more.`);
        return 0;
      }),
    );
  team
    .command('list', { isDefault: true })
    .description('Who has which role where.')
    .option('--workspace <name>', 'only roles in this workspace itself')
    .option('--json', 'one JSON document on standard output')
    .action(({ workspace, json }: Options) =>
      run(async (door) => {
        const members = await findMembers(door.deps, workspace);
        if (json) door.printJson({ members: members.map(toMemberJson) });
        else if (members.length === 0) door.print('Nobody has a role yet: planwright team add PERSON --role admin.');
        else
          for (const line of toTable(
            ['person', 'role', 'workspace', 'by', 'since'],
            members.map((it) => [it.principal, it.role, it.workspace ?? '(all)', it.actor, it.createdAt]),
          ))
            door.print(line);
        return 0;
      }),
    );
};

const inWorkspace = (workspace: string | null): string => (workspace === null ? 'in all workspaces' : `in the workspace "${workspace}"`);

const readWord = (text: string): string => {
  if (text.trim() === '') throw new InvalidArgumentError('Name a person.');
  return text.trim();
};
