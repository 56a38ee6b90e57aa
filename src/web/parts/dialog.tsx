import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import css from './dialog.module.css';

interface Props {
  readonly title: ReactNode;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Something that must be decided first; Escape leaves everything as it was. */
export const Dialog = ({ title, isOpen, onClose, children }: Props) => (
  <ModalOverlay isOpen={isOpen} onOpenChange={(open) => (open ? undefined : onClose())} isDismissable className={css.overlay ?? ''}>
    <Modal className={css.modal ?? ''}>
      <AriaDialog className={css.dialog ?? ''}>
        <Heading slot="title" level={2} className={css.title ?? ''}>
          {title}
        </Heading>
        {children}
      </AriaDialog>
    </Modal>
  </ModalOverlay>
);

/** What can be decided; the last is what most people want. */
export const DialogActions = ({ children }: { children: ReactNode }) => <div className={css.actions}>{children}</div>;
