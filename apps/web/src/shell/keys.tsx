import { type ReactNode, createContext, use, useCallback, useEffect, useMemo, useState } from "react";
import { Dialog, Heading, Modal, ModalOverlay, SwitchButton, SwitchField } from "react-aria-components";
import { FormattedMessage } from "react-intl";

import { Button } from "../design/button.tsx";
import { prefer, usePreferences } from "./preferences.ts";
import styles from "./keys.module.css";

interface Key {
  readonly key: string;
  readonly says: ReactNode;
  readonly run: () => void;
}

/** The keys that the screen now shown answers to. */
class KeyBoard {
  readonly #keys = new Set<Key>();

  add(key: Key): () => void {
    this.#keys.add(key);
    return () => void this.#keys.delete(key);
  }

  get all(): readonly Key[] {
    return [...this.#keys];
  }

  /** True when the key was one of the screen's. */
  press(pressed: string): boolean {
    const found = this.all.findLast(({ key }) => key.toLowerCase() === pressed.toLowerCase());
    found?.run();
    return found !== undefined;
  }
}

const KeyBoardContext = createContext<KeyBoard | null>(null);

/** While the component is shown, a single key does something, and the keyboard help says so. `null`: not now. */
export function useKey(key: string, says: ReactNode, run: (() => void) | null): void {
  const board = use(KeyBoardContext);
  useEffect(() => (run === null ? undefined : board?.add({ key, says, run })), [board, key, says, run]);
}

function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest("input, textarea, select, [role='textbox']") !== null;
}

/** Listens for single keys around everything inside, and shows the help on `?`. */
export function Keys({ children }: { readonly children: ReactNode }): ReactNode {
  const board = useMemo(() => new KeyBoard(), []);
  const { hasKeys } = usePreferences();
  const [isHelpOpen, setHelpOpen] = useState(false);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.defaultPrevented;
      if (!isPlain || !hasKeys || isWriting(event.target) || document.querySelector("[role='dialog']") !== null) return;
      if (event.key === "?") setHelpOpen(true);
      else if (!board.press(event.key)) return;
      event.preventDefault();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [board, hasKeys]);
  const openHelp = useCallback(() => setHelpOpen(true), []);
  return (
    <KeyBoardContext value={board}>
      <KeyHelpContext value={openHelp}>{children}</KeyHelpContext>
      <ModalOverlay isOpen={isHelpOpen} onOpenChange={setHelpOpen} isDismissable className={styles["veil"] ?? ""}>
        <Modal className={styles["modal"] ?? ""}>
          <Dialog className={styles["dialog"] ?? ""}>
            <Heading slot="title" className={styles["title"] ?? ""}>
              <FormattedMessage id="keys.title" />
            </Heading>
            <KeyList keys={isHelpOpen ? board.all : []} />
            <SwitchField isSelected={hasKeys} onChange={(isOn) => prefer({ hasKeys: isOn })}>
              <SwitchButton className={styles["switch"] ?? ""}>
                <span className={styles["track"] ?? ""} aria-hidden="true" />
                <FormattedMessage id="keys.on" />
              </SwitchButton>
            </SwitchField>
            <Button slot="close">
              <FormattedMessage id="keys.close" />
            </Button>
          </Dialog>
        </Modal>
      </ModalOverlay>
    </KeyBoardContext>
  );
}

const KeyHelpContext = createContext<() => void>(() => undefined);

/** Opens the keyboard help. */
export function useKeyHelp(): () => void {
  return use(KeyHelpContext);
}

function KeyList({ keys }: { readonly keys: readonly Key[] }): ReactNode {
  return (
    <>
      <p className={styles["soft"] ?? ""}>
        <FormattedMessage id={keys.length === 0 ? "keys.none" : "keys.explained"} />
      </p>
      <dl className={styles["list"] ?? ""}>
        {keys.map(({ key, says }) => (
          <div key={key} className={styles["row"] ?? ""}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{says}</dd>
          </div>
        ))}
        <div className={styles["row"] ?? ""}>
          <dt>
            <kbd>?</kbd>
          </dt>
          <dd>
            <FormattedMessage id="keys.this" />
          </dd>
        </div>
      </dl>
    </>
  );
}
