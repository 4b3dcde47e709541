import { type ReactNode, useEffect, useState } from "react";
import { FormattedMessage } from "react-intl";

import type { PublicStatement } from "@longtable/dialogue";
import { useCall } from "../../bridge/use-view.ts";
import type { OutFace } from "../../views/press.ts";
import styles from "./press.module.css";

interface AsPublishedProps {
  readonly statement: PublicStatement;
  /** What is out already: pictures of others that this one reproduces are found there. */
  readonly out: readonly OutFace[];
  /** Pictures that are not in the caucus yet, by hash. */
  readonly fresh?: ReadonlyMap<string, Blob>;
  readonly children?: ReactNode;
}

/** A statement exactly as the public reads it: words, pictures, their descriptions and credits. */
export function AsPublished({ statement, out, fresh, children }: AsPublishedProps): ReactNode {
  const { title, body, language, photographs = [], reproduces = [] } = statement;
  return (
    <article className={styles["paper"]}>
      {title === "" ? null : (
        <h3 lang={language} dir="auto">
          {title}
        </h3>
      )}
      {children}
      {photographs.map(({ hash, alt, caption, credit }) => (
        <Picture key={hash} hash={hash} alt={alt} fresh={fresh?.get(hash) ?? null}>
          {caption === undefined ? null : <span dir="auto">{caption} </span>}
          {credit}
        </Picture>
      ))}
      {reproduces.map(({ photograph, statement: id, credit }) => {
        const theirs = out.find((one) => one.id === id)?.statement.photographs?.find(({ hash }) => hash === photograph);
        return (
          <Picture key={photograph} hash={photograph} alt={theirs?.alt ?? ""} fresh={null}>
            <FormattedMessage id="press.reproduced" values={{ credit }} />
          </Picture>
        );
      })}
      {body.split(/\n{2,}/u).map((paragraph, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- paragraphs of one wording never change places
        <p key={index} lang={language} dir="auto" className={styles["body"]}>
          {paragraph}
        </p>
      ))}
    </article>
  );
}

interface PictureProps {
  readonly hash: string;
  readonly alt: string;
  readonly fresh: Blob | null;
  readonly children: ReactNode;
}

function Picture({ hash, alt, fresh, children }: PictureProps): ReactNode {
  const url = usePicture(hash, fresh);
  return (
    <figure className={styles["picture"]}>
      {url === null ? <p className={styles["noPicture"]}>{alt}</p> : <img src={url} alt={alt} />}
      <figcaption>{children}</figcaption>
    </figure>
  );
}

/** A picture's address in this page's memory, while it is shown. */
function usePicture(hash: string, fresh: Blob | null): string | null {
  const call = useCall();
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    const made: { url: string | null; isGone: boolean } = { url: null, isGone: false };
    const show = (picture: Blob | null): void => {
      if (picture === null || made.isGone) return;
      made.url = URL.createObjectURL(picture);
      setUrl(made.url);
    };
    void (fresh === null ? call("pictureOf", { hash }) : Promise.resolve(fresh)).then(show);
    return () => {
      made.isGone = true;
      if (made.url !== null) URL.revokeObjectURL(made.url);
    };
  }, [call, hash, fresh]);
  return url;
}
