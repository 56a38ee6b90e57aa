import { Checkbox, CheckboxGroup, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { useFormats } from '../words/formats.ts';
import { Button } from './button.tsx';
import { Choice } from './choice.tsx';
import { type DataColumn, hiddenOf } from './data-columns.ts';
import css from './data-table.module.css';
import type { TableView } from './table-view.ts';
import { TextField } from './text-field.tsx';
import { useCalm } from './use-calm.ts';

interface Props<T> {
  readonly columns: readonly DataColumn<T>[];
  readonly view: TableView;
  readonly onView: (view: TableView) => void;
  readonly isFiltering: boolean;
  readonly onFiltering: (isFiltering: boolean) => void;
}

const NO_GROUP = '';

/** What can be done with a table: search, group, filter by column, choose columns. */
export const DataTableTools = <T,>({ columns, view, onView, isFiltering, onFiltering }: Props<T>) => {
  const [search, setSearch] = useCalm(view.search ?? '', (text) => onView({ ...view, search: text === '' ? undefined : text }));
  const groups = columns.filter(({ kind }) => kind === 'choice').map(({ id, title }) => ({ id, label: title }));
  return (
    <div className={css.tools}>
      <div className={css.search}>
        <TextField label="Search" type="search" value={search} onChange={setSearch} placeholder="Words of any column" />
      </div>
      {groups.length === 0 ? null : (
        <Choice
          label="Group by"
          value={groups.find(({ id }) => id === view.group)?.id ?? NO_GROUP}
          choices={[{ id: NO_GROUP, label: 'Nothing' }, ...groups]}
          onChange={(id) => onView({ ...view, group: id === NO_GROUP ? undefined : id })}
        />
      )}
      <Button
        aria-pressed={isFiltering}
        onPress={() => {
          if (isFiltering) onView({ ...view, filter: undefined });
          onFiltering(!isFiltering);
        }}
      >
        {isFiltering ? 'No filters' : 'Filter'}
      </Button>
      <ColumnChooser columns={columns} view={view} onView={onView} />
    </div>
  );
};

const ColumnChooser = <T,>({ columns, view, onView }: Pick<Props<T>, 'columns' | 'view' | 'onView'>) => {
  const [, ...others] = columns;
  const hidden = hiddenOf(view, columns);
  const shown = others.filter(({ id }) => !hidden.includes(id)).map(({ id }) => id);
  return (
    <DialogTrigger>
      <Button>Columns</Button>
      <Popover className={css.popover ?? ''} placement="bottom end">
        <Dialog className={css.chooser ?? ''} aria-label="Columns">
          <CheckboxGroup
            aria-label="Columns"
            value={shown}
            onChange={(ids) => onView({ ...view, hide: others.filter(({ id }) => !ids.includes(id)).map(({ id }) => id) })}
          >
            {others.map(({ id, title }) => (
              <Checkbox key={id} value={id} className={css.check ?? ''}>
                <span className={css.box} aria-hidden="true" />
                {title}
              </Checkbox>
            ))}
          </CheckboxGroup>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
};

interface CountProps {
  /** Of all. */
  readonly rows: number;
  readonly found: number;
  readonly noun: readonly [string, string];
  readonly view: TableView;
  readonly onView: (view: TableView) => void;
}

/** How many rows there are, and how many of them are seen. */
export const RowCount = ({ rows, found, noun, view, onView }: CountProps) => {
  const { count, number } = useFormats();
  const [one, many] = noun;
  const isAll = found === rows;
  return (
    <div className={css.counted}>
      <p role="status">{isAll ? count(found, one, many) : `${number(found)} of ${count(rows, one, many)}`}</p>
      {isAll ? null : (
        <Button kind="quiet" onPress={() => onView({ ...view, search: undefined, filter: undefined })}>
          Show all
        </Button>
      )}
    </div>
  );
};
