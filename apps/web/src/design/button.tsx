import type { ReactNode } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components";

import styles from "./button.module.css";

/** What a button of ours may be told. */
export interface ButtonProps extends Pick<
  AriaButtonProps,
  "isDisabled" | "aria-label" | "autoFocus" | "slot" | "type"
> {
  readonly children: ReactNode;
  readonly onPress?: () => unknown;
  /** `primary` is the one thing most likely meant here; `plain` looks like a link. */
  readonly look?: "primary" | "usual" | "plain";
  /** The key that does the same, shown beside the words. */
  readonly shortcut?: string;
}

/** A button. What it does may take time; it may be pressed again meanwhile, and acts that repeat have no effect. */
export function Button({ children, onPress, look = "usual", shortcut, ...rest }: ButtonProps): ReactNode {
  const className = [styles["button"], look === "usual" ? "" : styles[look]].join(" ");
  return (
    <AriaButton {...rest} className={className} onPress={() => void onPress?.()}>
      {children}
      {shortcut === undefined ? null : <kbd className={styles["key"] ?? ""}>{shortcut}</kbd>}
    </AriaButton>
  );
}
