import type { Command } from 'commander';
import type { Role } from '../../app/access/caller.ts';
import { toTokenJson } from '../../app/access/to-json.ts';
import { createToken, DEFAULT_DAYS, endToken, findTokens, MOST_DAYS } from '../../app/access/tokens.ts';
import { toTable } from '../../asks/words/table.ts';
import { readCount } from '../read-count.ts';
import { authorAt, type Run, roleOption } from './team-parts.ts';

interface Options {
  readonly name: string;
  readonly principal: string;
  readonly workspace?: string;
  readonly role: Role;
  readonly days: number;
  readonly json?: boolean;
}

/** `planwright team token …` */
export const addTeamToken = (team: Command, run: Run): void => {
  const token = team.command('token').description('Tokens: secrets with which programs speak for a person.');
  token
    .command('create')
    .description('Make a token for a person. It is shown this once and cannot be had again.')
    .requiredOption('--principal <person>', 'for whom it speaks')
    .requiredOption('--name <name>', 'what it is for: laptop, nightly job')
    .option('--workspace <name>', 'good for this workspace alone; without it for all that the person may')
    .addOption(roleOption('the most it may do, whatever the person may').default('planner'))
    .option('--days <count>', `it ends after so many days, ${MOST_DAYS} at most`, readCount, DEFAULT_DAYS)
    .option('--json', 'one JSON document on standard output')
    .action(({ name, principal, workspace, role, days, json }: Options) =>
      run(async (door) => {
        const made = await createToken(door.deps, authorAt(door), { name, principal, workspace: workspace ?? null, role, days });
        if (json) door.printJson({ ...toTokenJson(made.kept), token: made.token });
        else {
          door.print(made.token);
          door.tell(`It speaks for ${made.kept.principal} until ${made.kept.expiresAt} and is shown this once.`);
        }
        if (made.hasNoRole) door.tell(`${made.kept.principal} has no role yet: planwright team add ${made.kept.principal} --role ${role}.`);
        return 0;
      }),
    );
  token
    .command('list', { isDefault: true })
    .description('The tokens that were made, without their secrets; the newest first.')
    .option('--principal <person>', 'only of this person')
    .option('--json', 'one JSON document on standard output')
    .action(({ principal, json }: Partial<Options>) =>
      run(async (door) => {
        const found = await findTokens(door.deps, principal === undefined ? {} : { principal });
        if (json) door.printJson({ tokens: found.map(toTokenJson) });
        else if (found.length === 0) door.print('There are no tokens yet: planwright team token create --principal PERSON --name NAME.');
        else
          for (const line of toTable(
            ['token', 'person', 'name', 'role', 'workspace', 'ends', 'last used', ''],
            found.map((it) => [
              it.tokenId,
              it.principal,
              it.name,
              it.role,
              it.workspace ?? '(all)',
              it.expiresAt ?? 'never',
              it.lastUsedAt ?? 'never',
              it.revokedAt === null ? '' : `revoked ${it.revokedAt}`,
            ]),
          ))
            door.print(line);
        return 0;
      }),
    );
  token
    .command('revoke')
    .description('End a token at once.')
    .argument('<token>', 'the twelve characters after "pw_"')
    .option('--json', 'one JSON document on standard output')
    .action((id: string, { json }: Partial<Options>) =>
      run(async (door) => {
        const ended = await endToken(door.deps, authorAt(door), tokenIdOf(id));
        if (json) door.printJson(toTokenJson(ended));
        else door.print(`The token ${ended.tokenId} (${ended.name}, ${ended.principal}) is good for nothing any more.`);
        return 0;
      }),
    );
};

/** Whoever pastes the whole token means it; its secret must not come back in a message. */
const tokenIdOf = (text: string): string => /^(?:pw_)?([0-9a-z]{1,12})/iu.exec(text.trim())?.[1] ?? '';
