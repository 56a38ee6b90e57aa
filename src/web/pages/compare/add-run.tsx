import { Autocomplete, Input, Menu, MenuItem, MenuTrigger, Popover, SearchField, useFilter } from 'react-aria-components';
import type { Schemas } from '../../api/client.ts';
import { Button } from '../../parts/button.tsx';
import { useFormats } from '../../words/formats.ts';
import { resultOf } from '../../words/run-result.ts';
import css from './compare-page.module.css';
import { whatIfOf } from './what-if-of.ts';

type Run = Schemas['Run'];

/** A run that is under way has nothing to be compared yet, nor has one that was refused. */
const isComparable = ({ finished_at, result }: Run): boolean => finished_at !== null && result !== null && result !== 'invalid';

/** All runs, the newest first, found by any of their words. */
export const AddRun = ({ runs, onAdd }: { runs: readonly Run[]; onAdd: (run: string) => void }) => {
  const { contains } = useFilter({ sensitivity: 'base' });
  const { moment, percent } = useFormats();
  const offered = runs.filter(isComparable).map((run) => ({ run, words: wordsOf(run, moment, percent) }));
  if (offered.length === 0) return <p className={css.soft}>There is no other run to add. Run a scenario, or try a what-if.</p>;
  return (
    <MenuTrigger>
      <Button>Add a run …</Button>
      <Popover className={css.popover ?? ''} placement="bottom start">
        <Autocomplete filter={contains}>
          <SearchField aria-label="Find a run" className={css.search ?? ''} autoFocus>
            <Input className={css.input ?? ''} placeholder="Scenario, set, what-if …" />
          </SearchField>
          <Menu
            className={css.menu ?? ''}
            items={offered}
            onAction={(key) => onAdd(String(key))}
            aria-label="Runs"
            renderEmptyState={() => <p className={css.none}>No such run.</p>}
          >
            {({ run, words }) => (
              <MenuItem id={run.run_id} textValue={words.join(' ')} className={css.item ?? ''}>
                <span>
                  <bdi>{words[0]}</bdi>
                </span>
                <span className={css.soft}>{words.slice(1).join(' · ')}</span>
              </MenuItem>
            )}
          </Menu>
        </Autocomplete>
      </Popover>
    </MenuTrigger>
  );
};

const wordsOf = (run: Run, moment: (iso: string) => string, percent: (value: number) => string): readonly string[] => [
  `${run.scenario_name} / ${run.constraint_set_name}`,
  ...(run.finished_at === null ? [] : [moment(run.finished_at)]),
  resultOf(run, percent).words,
  ...(run.published ? ['published'] : []),
  ...(whatIfOf(run) === '' ? [] : [`what if: ${whatIfOf(run)}`]),
];
