import type { ReactNode } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";

import styles from "./proposing.module.css";

interface TextSheetProps {
  readonly title: ReactNode;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A sheet laid over the text, to be read before one goes on: Escape, or a press beside it, puts it away. */
export function TextSheet({ title, isOpen, onClose, children }: TextSheetProps): ReactNode {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(isStillOpen) => (isStillOpen ? undefined : onClose())}
      isDismissable
      className={styles["veil"] ?? ""}
    >
      <Modal className={styles["modal"] ?? ""}>
        <Dialog className={styles["dialog"] ?? ""}>
          <Heading slot="title" className={styles["title"] ?? ""}>
            {title}
          </Heading>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
