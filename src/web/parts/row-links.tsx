import { Link, useParams } from '@tanstack/react-router';
import { Fragment } from 'react';

/** `Constraints!14` as a link to that row of the sheet. */
export const RowLink = ({ row }: { row: string }) => {
  const { workspace = '' } = useParams({ strict: false });
  const [, tab = row, number = ''] = /^(.*)!(\d+)$/u.exec(row) ?? [];
  return (
    <Link to="/w/$workspace/sheet" params={{ workspace }} search={{ tab, row: number }}>
      {number === '' ? tab : `${tab} row ${number}`}
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
