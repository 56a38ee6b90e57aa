import { Option } from 'commander';
import { type Author, ROLES } from '../../app/access/caller.ts';
import type { Door, ExitCode } from '../door.ts';

export type Run = (work: (door: Door) => Promise<ExitCode>) => Promise<void>;

/** Whoever can open the database may decide who else is let in. */
export const authorAt = ({ deps }: Door): Author => ({ principal: deps.actor, tokenId: null, requestId: null });

export const roleOption = (text: string): Option => new Option('--role <role>', text).choices(ROLES);
