import { useMutation } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { fetchResultsCsv, fetchWorkbook, findWrittenWorkbook, type WrittenWorkbook } from '../../api/downloads.ts';
import { Problem, problemOf } from '../../api/problem.ts';
import { Button } from '../../parts/button.tsx';
import { ProblemNote } from '../../parts/note.tsx';
import { OutsideLink } from '../../parts/outside-link.tsx';
import { Section } from '../../parts/section.tsx';
import { saveFile } from '../../words/save-file.ts';
import type { Report } from './initiatives.ts';
import css from './portfolio.module.css';

const route = getRouteApi('/w/$workspace/runs/$run/');

/** The plan as files. */
export const PlanDownloads = ({ report: { run_id: run } }: { report: Report }) => {
  const { workspace } = route.useParams();
  const workbook = useMutation({
    mutationFn: async () => {
      const found = await findWrittenWorkbook(workspace, run);
      if (found === null) throw new Problem({ message: 'The workspace has no workbook.', code: 'workbook-unknown', hint: null, status: 0 });
      if (found.kind === 'file') saveFile(await fetchWorkbook(workspace, found.workbook, found.version), found.fileName);
      return found;
    },
  });
  const csv = useMutation({ mutationFn: async () => saveFile(await fetchResultsCsv(workspace, run), `${run}-results.csv`) });
  const failure = workbook.error ?? csv.error;
  return (
    <Section title="Take it along" lead="Each chart on this page can be saved as a picture, too.">
      <div className={css.downloads}>
        <Button onPress={() => workbook.mutate()} isPending={workbook.isPending}>
          The workbook with the results
        </Button>
        <Button onPress={() => csv.mutate()} isPending={csv.isPending}>
          The results as CSV
        </Button>
      </div>
      {workbook.data === undefined ? null : (
        <p role="status">
          <WhatCame found={workbook.data} />
        </p>
      )}
      {failure === null ? null : <ProblemNote problem={problemOf(failure)} />}
    </Section>
  );
};

const WhatCame = ({ found }: { found: WrittenWorkbook }) => {
  if (found.kind === 'live')
    return (
      <>
        “<bdi>{found.title}</bdi>” is a live Google Sheet: the results of runs stand in it, on the tabs Results, Runs and Gaps_and_Alerts.{' '}
        <OutsideLink href={found.url}>Open in Google Sheets</OutsideLink>
      </>
    );
  return found.isOfRun
    ? `Version ${found.version}, into which this run was written.`
    : `This run was not written into the workbook by itself; what you got is its newest version, ${found.version}.`;
};
