import type { RowData } from '@tanstack/react-table';
import { Fragment, type KeyboardEvent, type MouseEvent } from 'react';
import type { DataColumn, DataRow } from './data-columns.ts';
import css from './data-table.module.css';
import { DataTableRow } from './data-table-row.tsx';
import { useRowWindow } from './use-row-window.ts';

interface Props<T extends RowData> {
  readonly rows: readonly DataRow<T>[];
  readonly columns: readonly DataColumn<T>[];
  /** The number of the first row, those of the head counted. */
  readonly firstIndex: number;
  readonly isGrouped: boolean;
  readonly look: string;
  readonly openKey: string | undefined;
  readonly onOpen: ((row: T) => void) | undefined;
}

/** The rows that are seen, and the one that has the focus. */
export const DataTableBody = <T extends RowData>({ rows, columns, firstIndex, isGrouped, look, openKey, onOpen }: Props<T>) => {
  const { body, items, size, current, setActive, go, page } = useRowWindow({ rows, frame: columns.length + firstIndex, look, openKey });
  const choose = (index: number): void => {
    const row = rows[index];
    if (!row) return;
    setActive(index);
    if (row.getIsGrouped()) row.toggleExpanded();
    else onOpen?.(row.original);
  };
  const onKeyDown = (event: KeyboardEvent): void => pressKey(event, { go, choose, page, last: rows.length - 1 });
  const onClick = (event: MouseEvent<HTMLElement>): void => {
    const at = indexOf(event.target);
    const isOwn = event.target instanceof Element && event.target.closest('a, button, input') !== null;
    if (at !== null && !isOwn) choose(at);
  };
  let end = 0;
  return (
    // The rows take the focus, one of them by tab, the others by arrows.
    <tbody ref={body} className={onOpen ? css.opens : undefined} onKeyDown={onKeyDown} onClick={onClick}>
      {items.map(({ index, key, start, end: itsEnd }) => {
        const row = rows[index];
        const space = start - end;
        end = itsEnd;
        return row === undefined ? null : (
          <Fragment key={key}>
            {space > 0.5 ? <Space height={space} /> : null}
            <DataTableRow
              row={row}
              index={index}
              rowIndex={firstIndex + index}
              columns={columns}
              level={isGrouped ? (row.getIsGrouped() ? 1 : 2) : undefined}
              isActive={index === current}
              isOpen={row.id === openKey}
              isExpanded={row.getIsGrouped() ? row.getIsExpanded() : undefined}
            />
          </Fragment>
        );
      })}
      {size - end > 0.5 ? <Space height={size - end} /> : null}
    </tbody>
  );
};

interface Keys {
  readonly go: (index: number) => void;
  readonly choose: (index: number) => void;
  readonly page: () => number;
  readonly last: number;
}

/** Keys that are meant for a link or a button within a row are left alone. */
const pressKey = (event: KeyboardEvent, { go, choose, page, last }: Keys): void => {
  const at = event.target instanceof HTMLTableRowElement ? indexOf(event.target) : null;
  if (at === null || event.altKey || event.ctrlKey || event.metaKey) return;
  const steps: Readonly<Record<string, () => void>> = {
    ArrowDown: () => go(at + 1),
    ArrowUp: () => go(at - 1),
    PageDown: () => go(at + page()),
    PageUp: () => go(at - page()),
    Home: () => go(0),
    End: () => go(last),
    Enter: () => choose(at),
    ' ': () => choose(at),
  };
  const step = steps[event.key];
  if (!step) return;
  event.preventDefault();
  step();
};

/** Where rows are that are not on the page. */
const Space = ({ height }: { height: number }) => (
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing can focus it
  <tr aria-hidden="true">
    <td className={css.space} style={{ blockSize: height }} />
  </tr>
);

const indexOf = (target: EventTarget): number | null => {
  const row = target instanceof Element ? target.closest('tr[data-index]') : null;
  return row instanceof HTMLElement ? Number(row.dataset.index) : null;
};
