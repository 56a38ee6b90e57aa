import { type ReactNode, useState } from 'react';
import { DropZone, type DropZoneProps, FileTrigger, Text } from 'react-aria-components';
import { Button } from './button.tsx';
import css from './file-drop.module.css';

interface Props {
  /** What is dropped here: `Drop your workbook here`. */
  readonly label: string;
  /** Of the button that chooses a file. */
  readonly choose?: string;
  readonly kind?: 'main' | 'usual';
  readonly isDisabled?: boolean;
  readonly onFile: (file: File) => void;
  readonly children?: ReactNode;
}

const ENDINGS = ['.xlsx', '.xlsm'];

/** A place to drop one workbook on, or to choose it by button. */
export const FileDrop = ({ label, choose = 'Choose a file', kind = 'usual', isDisabled = false, onFile, children }: Props) => {
  const [fault, setFault] = useState<string | null>(null);
  const take = (files: readonly File[]): void => {
    const [file] = files;
    setFault(files.length === 1 ? null : 'One workbook at a time, please.');
    if (file && files.length === 1) onFile(file);
  };
  const onDrop: DropZoneProps['onDrop'] = async ({ items }) => {
    if (items.some((it) => it.kind === 'directory')) setFault('This is a folder. Drop the workbook itself.');
    else take(await Promise.all(items.flatMap((it) => (it.kind === 'file' ? [it.getFile()] : []))));
  };
  return (
    <DropZone className={css.zone ?? ''} isDisabled={isDisabled} onDrop={(event) => void onDrop(event)} data-kind={kind}>
      <Text slot="label" className={css.label ?? ''}>
        {label}
      </Text>
      <div className={css.actions}>
        <FileTrigger acceptedFileTypes={ENDINGS} onSelect={(files) => take([...(files ?? [])])}>
          <Button kind={kind} isDisabled={isDisabled}>
            {choose}
          </Button>
        </FileTrigger>
        {children}
      </div>
      {fault === null ? null : (
        <p className={css.fault} role="alert">
          {fault}
        </p>
      )}
    </DropZone>
  );
};
