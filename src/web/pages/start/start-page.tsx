import { useMutation } from '@tanstack/react-query';
import { problemOf } from '../../api/problem.ts';
import { fetchExample } from '../../api/uploads.ts';
import { Button } from '../../parts/button.tsx';
import { FileDrop } from '../../parts/file-drop.tsx';
import { ProblemNote } from '../../parts/note.tsx';
import { PageHead } from '../../parts/section.tsx';
import { FirstSteps } from './first-steps.tsx';
import { SheetStart } from './sheet-start.tsx';
import css from './start-page.module.css';
import { type Opening, useOpenWorkbook } from './use-open-workbook.ts';
import { WhereTo } from './where-to.tsx';
import { Workspaces } from './workspaces.tsx';

/** Where everybody begins. */
export const StartPage = () => {
  const opening = useOpenWorkbook();
  return (
    <>
      <PageHead
        title="What should your capacity buy?"
        lead="From your workbook to the provably best plan, and back into the same workbook."
      />
      <div className={css.page}>
        <div className={css.main}>
          <OpenWorkbook opening={opening} />
          <Workspaces />
        </div>
        <FirstSteps />
      </div>
      <WhereTo opening={opening} />
    </>
  );
};

const OpenWorkbook = ({ opening }: { opening: Opening }) => {
  const example = useMutation({ mutationFn: fetchExample, onSuccess: opening.open });
  const isBusy = opening.sendingName !== null || example.isPending;
  const problem = opening.problem ?? (example.error === null ? null : problemOf(example.error));
  return (
    <div className={css.open}>
      <FileDrop label="Drop your workbook here" choose="Choose a workbook" kind="main" isDisabled={isBusy} onFile={opening.open}>
        <Button isDisabled={isBusy} onPress={() => example.mutate()}>
          Open the example
        </Button>
      </FileDrop>
      <p className={css.hint} role="status">
        {opening.sendingName === null
          ? 'An .xlsx or .xlsm file. It is kept as you made it: whatever Planwright writes goes into a new version beside it.'
          : `Sending ${opening.sendingName} …`}
      </p>
      {opening.mayMakeWorkspaces ? <SheetStart /> : null}
      {problem === null || opening.undecided !== null ? null : <ProblemNote problem={problem} />}
    </div>
  );
};
