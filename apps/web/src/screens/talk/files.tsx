import { type ReactNode, useState } from "react";
import { DropZone, FileTrigger, Text } from "react-aria-components";
import { FormattedMessage, useIntl } from "react-intl";

import { useCall, useDesk, useMay } from "../../bridge/use-view.ts";
import { Button } from "../../design/button.tsx";
import { handOverBlob } from "../../design/hand-over.ts";
import { Invented } from "../../design/invented.tsx";
import page from "../../design/page.module.css";
import { useRefusal } from "../../messages/use-refusal.ts";
import type { FileFace, TalkView } from "../../views/talk.ts";
import type { RoomRef } from "../../views/view.ts";
import styles from "./talk.module.css";

interface FilesProps {
  readonly room: RoomRef;
  readonly view: TalkView;
}

/** Files of a room: sealed before they leave this device, opened only once they are whole. */
export function Files({ room, view }: FilesProps): ReactNode {
  const call = useCall();
  const sentenceOf = useRefusal();
  const [refused, setRefused] = useState<string | null>(null);
  const noFile = { key: new Uint8Array(32), length: 1, hash: "0".repeat(64), name: "…", media: "text/plain" };
  const may = useMay(room, { share: { type: "file.share", file: noFile } });
  const share = async (files: readonly File[]): Promise<void> => {
    for (const file of files) {
      const done = await call("shareFile", { room, id: crypto.randomUUID(), file, name: file.name });
      setRefused(done.ok || done.code === "STOPPED" ? null : done.code);
    }
  };
  return (
    <section className={page["section"]} aria-labelledby="files-title">
      <h2 id="files-title" className={page["sectionTitle"]}>
        <FormattedMessage id="files.title" />
      </h2>
      {view.files.length === 0 ? (
        <p className={page["soft"]}>
          <FormattedMessage id="files.none" />
        </p>
      ) : (
        <ul className={page["rows"]}>
          {view.files.map((file) => (
            <OneFile key={file.id} room={room} file={file} onRefused={setRefused} />
          ))}
        </ul>
      )}
      <OnTheirWay />
      {may === null ? null : (
        <DropZone
          className={styles["drop"] ?? ""}
          onDrop={(event) => {
            const dropped = event.items.flatMap((item) => (item.kind === "file" ? [item.getFile()] : []));
            void Promise.all(dropped).then(share);
          }}
        >
          <Text slot="label">
            <FormattedMessage id="files.drop" />
          </Text>
          <FileTrigger allowsMultiple onSelect={(files) => void share([...(files ?? [])])}>
            <Button>
              <FormattedMessage id="files.share" />
            </Button>
          </FileTrigger>
        </DropZone>
      )}
      {refused === null ? null : <output>{sentenceOf(refused)}</output>}
    </section>
  );
}

interface OneFileProps {
  readonly room: RoomRef;
  readonly file: FileFace;
  readonly onRefused: (code: string | null) => void;
}

function OneFile({ room, file, onRefused }: OneFileProps): ReactNode {
  const intl = useIntl();
  const call = useCall();
  const take = async (): Promise<void> => {
    const taken = await call("takeFile", { room, id: file.id });
    onRefused(taken.ok || taken.code === "STOPPED" ? null : taken.code);
    if (taken.ok) handOverBlob(taken.name, taken.content);
  };
  return (
    <li className={styles["file"]}>
      <span dir="auto">
        {file.name}
        <Invented is={file.isInvented} />
        {file.note === null ? null : <small className={page["soft"]}> {file.note}</small>}
      </span>
      <span className={page["soft"]}>
        <FormattedMessage id="files.size" values={{ kilobytes: Math.max(1, Math.round(file.length / 1000)) }} />
      </span>
      <Button aria-label={intl.formatMessage({ id: "files.take.one" }, { name: file.name })} onPress={take}>
        <FormattedMessage id="files.take" />
      </Button>
    </li>
  );
}

/** Files on their way: how far each is, and stopping it. */
function OnTheirWay(): ReactNode {
  const intl = useIntl();
  const call = useCall();
  const transfers = useDesk("transfers");
  if (transfers === null || transfers.length === 0) return null;
  return (
    <ul>
      {transfers.map(({ id, name, across, of }) => (
        <li key={id} className={styles["file"]}>
          <span dir="auto">{name}</span>
          <progress
            aria-label={intl.formatMessage({ id: "files.onTheWay" }, { name })}
            value={across}
            max={Math.max(1, of)}
          />
          <Button onPress={() => call("stopTransfer", { id })}>
            <FormattedMessage id="files.stop" />
          </Button>
        </li>
      ))}
    </ul>
  );
}
