import { Link } from "@tanstack/react-router";
import { type ReactNode, useEffect } from "react";

import styles from "./join.module.css";

/** A page before there is a seat: no navigation, no door, one thing to do. */
export function Page({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  useEffect(() => {
    document.title = `${title} · Longtable`;
  }, [title]);
  return (
    <main className={styles["page"]}>
      <p className={styles["mark"]}>
        <Link to="/">Longtable</Link>
      </p>
      <h1 className={styles["title"]}>{title}</h1>
      {children}
    </main>
  );
}
