import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import hidden from '../../parts/hidden.module.css';
import { CapacityControl } from './capacity-control.tsx';
import css from './controls.module.css';
import type { Desk } from './desk.ts';
import { LockControls } from './lock-controls.tsx';
import { RuleControls } from './rule-controls.tsx';
import type { Change } from './trade-state.ts';
import { WeightControls } from './weight-controls.tsx';

/** What can be changed. */
export const Controls = (desk: Desk) => {
  const count = (...kinds: readonly Change['kind'][]): number => desk.changes.filter(({ kind }) => kinds.includes(kind)).length;
  return (
    <section className={css.controls} aria-label="What you can change">
      <CapacityControl {...desk} />
      <Tabs className={css.tabs ?? ''}>
        <TabList className={css.list ?? ''} aria-label="What to change">
          <TabName id="initiatives" words="Initiatives" count={count('include', 'exclude')} />
          <TabName id="weights" words="What counts" count={count('weight', 'mode')} />
          <TabName id="rules" words="Rules" count={count('set', 'drop')} />
        </TabList>
        <TabPanel id="initiatives" className={css.panel ?? ''}>
          <LockControls {...desk} />
        </TabPanel>
        <TabPanel id="weights" className={css.panel ?? ''}>
          <WeightControls {...desk} />
        </TabPanel>
        <TabPanel id="rules" className={css.panel ?? ''}>
          <RuleControls {...desk} />
        </TabPanel>
      </Tabs>
    </section>
  );
};

const TabName = ({ id, words, count }: { id: string; words: string; count: number }) => (
  <Tab id={id} className={css.tab ?? ''}>
    {words}
    {count === 0 ? null : (
      <span className={css.count}>
        {count}
        <span className={hidden.hidden}> changed</span>
      </span>
    )}
  </Tab>
);
