import { Link, useParams } from '@tanstack/react-router';
import { Fragment, type ReactNode } from 'react';

/** `Constraints!14` as a link to that row of the sheet; `children`: said otherwise. */
export const RowLink = ({ row, children }: { row: string; children?: ReactNode }) => {
  const { workspace = '' } = useParams({ strict: false });
  const [, tab = row, number = ''] = /^(.*)!(\d+)$/u.exec(row) ?? [];
  return (
    <Link to="/w/$workspace/sheet" params={{ workspace }} search={{ tab, row: number }}>
      {children ?? (number === '' ? tab : `${tab} row ${number}`)}
    </Link>
  );
};

/** The rows of the planner that something comes from. */
export const RowLinks = ({ rows }: { rows: readonly string[] }) =>
  rows.map((row, index) => (
    <Fragment key={row}>
      {index === 0 ? '' : ', '}
      <RowLink row={row} />
    </Fragment>
  ));
