import { type ReactNode, useState } from "react";
import { FileTrigger } from "react-aria-components";
import { FormattedMessage } from "react-intl";

import { useCall } from "../../bridge/use-view.ts";
import { Button } from "../../design/button.tsx";
import { TextInput } from "../../design/field.tsx";
import { useReader } from "../../messages/use-reader.ts";
import { useRefusal } from "../../messages/use-refusal.ts";
import type { RoomRef } from "../../views/view.ts";
import type { FileGiven, FileLook } from "../../worker/text-calls.ts";
import styles from "./table-file.module.css";

/** Tables a text from a file: read on this device first, with all that is odd in it, and then put on the table. */
export function TableFile({ room }: { readonly room: RoomRef }): ReactNode {
  const call = useCall();
  const reader = useReader();
  const [file, setFile] = useState<FileGiven | null>(null);
  const [look, setLook] = useState<FileLook | null>(null);
  const choose = async (list: FileList | null): Promise<void> => {
    const [chosen] = list ?? [];
    if (chosen === undefined) return;
    const given = { name: chosen.name, bytes: new Uint8Array(await chosen.arrayBuffer()) };
    setFile(given);
    setLook(null);
    setLook(await call("lookAtFile", given));
  };
  return (
    <div className={styles["file"]}>
      <FileTrigger acceptedFileTypes={[".txt", ".md", ".docx"]} onSelect={(list) => void choose(list)}>
        <Button>
          <FormattedMessage id="text.file.choose" />
        </Button>
      </FileTrigger>
      {file === null ? null : look === null ? (
        <output>
          <FormattedMessage id="text.file.reading" values={{ name: file.name }} />
        </output>
      ) : look.ok ? (
        <Tabling key={file.name} room={room} file={file} look={look} onDone={() => setFile(null)} />
      ) : (
        <p role="alert">{reader.unreadable(look)}</p>
      )}
    </div>
  );
}

interface TablingProps {
  readonly room: RoomRef;
  readonly file: FileGiven;
  readonly look: Extract<FileLook, { readonly ok: true }>;
  readonly onDone: () => void;
}

function Tabling({ room, file, look, onDone }: TablingProps): ReactNode {
  const call = useCall();
  const sentenceOf = useRefusal();
  const reader = useReader();
  const { provisions, brackets, unbalanced, points } = look;
  const [title, setTitle] = useState(file.name.replace(/\.[^.]+$/u, ""));
  const [refused, setRefused] = useState<string | null>(null);
  const table = async (): Promise<void> => {
    const done = await call("tableFile", { room, title: title.trim(), file });
    setRefused(done.ok ? null : done.code);
    if (done.ok) onDone();
  };
  return (
    <div className={styles["tabling"]}>
      <p>
        <FormattedMessage id="text.file.found" values={{ provisions, brackets, unbalanced, points }} />
      </p>
      {look.holders.length === 0 ? null : (
        <p className={styles["soft"]}>
          <FormattedMessage id="text.file.alleged" values={{ names: look.holders.join(", ") }} />
        </p>
      )}
      {look.problems.length === 0 ? null : (
        <details>
          <summary>
            <FormattedMessage id="text.file.problems" values={{ count: look.problems.length }} />
          </summary>
          <ul className={styles["problems"]}>
            {look.problems.map((problem) => {
              const [says, does] = reader.problem(problem);
              return (
                <li key={`${problem.line} ${problem.column} ${problem.kind}`}>
                  <FormattedMessage id="text.file.line" values={{ line: problem.line }} /> {says}{" "}
                  <span className={styles["soft"]}>{does}</span>
                </li>
              );
            })}
          </ul>
        </details>
      )}
      <TextInput label={<FormattedMessage id="text.file.title" />} value={title} onChange={setTitle} />
      {title.trim() === "" ? null : (
        <Button look="primary" onPress={table}>
          <FormattedMessage id="text.file.table" />
        </Button>
      )}
      {refused === null ? null : <p role="alert">{sentenceOf(refused)}</p>}
    </div>
  );
}
