import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Schemas } from '../../api/client.ts';
import { type Problem, problemOf } from '../../api/problem.ts';
import { versionsQuery } from '../../api/queries.ts';
import { fetchWorkbook, sendingOf, uploadVersion } from '../../api/uploads.ts';
import { saveFile } from '../../words/save-file.ts';
import { keepBase, useBase } from './use-base.ts';

type Version = Schemas['WorkbookVersion'];

export interface NextVersion {
  readonly newest: Version | undefined;
  /** What came after the version that the reader works on, the newest first. */
  readonly newer: readonly Version[];
  /** A file that was made from an older version: nothing was overwritten, and it waits. */
  readonly stale: File | null;
  readonly isSending: boolean;
  readonly problem: Problem | null;
  readonly upload: (file: File) => void;
  /** Uploads what waits on top of the newest version. */
  readonly putOnTop: () => void;
  readonly leave: () => void;
  readonly download: () => void;
  readonly isDownloading: boolean;
}

/** The newest version of a workbook taken away, and the next one brought; never over what somebody else did meanwhile. */
export const useNextVersion = (
  { workspace, workbook, fileName }: { workspace: string; workbook: string; fileName: string },
  onUploaded: () => void,
): NextVersion => {
  const queries = useQueryClient();
  const { data } = useQuery(versionsQuery(workspace, workbook));
  const base = useBase(workbook);
  const [stale, setStale] = useState<File | null>(null);
  const versions = data?.items ?? [];
  const newest = versions[0];
  useEffect(() => {
    // What one sees first is what one works on.
    if (base === null && newest !== undefined) keepBase(workbook, newest.version);
  }, [base, newest, workbook]);
  const readAnew = () => queries.invalidateQueries({ queryKey: [workspace] });
  const upload = useMutation({
    mutationFn: ({ file, on }: { file: File; on: Version }) => uploadVersion({ workspace, workbook, on }, sendingOf(file)),
    onSuccess: async ({ version }) => {
      setStale(null);
      keepBase(workbook, version);
      await readAnew();
      onUploaded();
    },
    onError: async (thrown, { file }) => {
      if (problemOf(thrown).code !== 'workbook-changed') return;
      await readAnew();
      setStale(file);
    },
  });
  const download = useMutation({
    mutationFn: () => fetchWorkbook(workspace, workbook),
    onSuccess: ({ content, version }) => {
      saveFile(content, fileName);
      keepBase(workbook, version);
      setStale(null);
    },
  });
  const thrown = upload.error ?? download.error;
  const problem = thrown === null ? null : problemOf(thrown);
  const worked = versions.find(({ version }) => version === base) ?? newest;
  return {
    newest,
    newer: base === null ? [] : versions.filter(({ version }) => version > base),
    stale,
    isSending: upload.isPending,
    problem: problem?.code === 'workbook-changed' ? null : problem,
    upload: (file) => worked && upload.mutate({ file, on: worked }),
    putOnTop: () => stale && newest && upload.mutate({ file: stale, on: newest }),
    leave: () => setStale(null),
    download: () => download.mutate(),
    isDownloading: download.isPending,
  };
};
