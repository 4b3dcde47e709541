import { type ReactNode, useState } from "react";
import { FileTrigger } from "react-aria-components";
import { FormattedMessage, useIntl } from "react-intl";

import type { PublicStatement } from "@longtable/dialogue";
import { useCall } from "../../bridge/use-view.ts";
import { Button } from "../../design/button.tsx";
import { Choice, TextInput } from "../../design/field.tsx";
import { Tick } from "../../design/tick.tsx";
import { useRefusal } from "../../messages/use-refusal.ts";
import { useDelegationName } from "../../places/names.tsx";
import type { DraftFace, PressView } from "../../views/press.ts";
import type { PreparedPhotograph } from "../../worker/press/prepare-photograph.ts";
import { AsPublished } from "./as-published.tsx";
import styles from "./press.module.css";

const LANGUAGES = ["en", "fr", "ru", "es", "ar", "zh", "de"] as const;

type Photograph = NonNullable<PublicStatement["photographs"]>[number];
type Reproduction = NonNullable<PublicStatement["reproduces"]>[number];
type Delegation = NonNullable<PublicStatement["jointWith"]>[number];

interface WritingProps {
  readonly view: PressView;
  readonly draft: DraftFace | null;
  readonly onDone: () => void;
}

/** Writing a statement, or revising one: words, pictures with their descriptions, and what it will look like. */
export function Writing({ view, draft, onDone }: WritingProps): ReactNode {
  const intl = useIntl();
  const call = useCall();
  const sentenceOf = useRefusal();
  const [title, setTitle] = useState(draft?.statement.title ?? "");
  const [body, setBody] = useState(draft?.statement.body ?? "");
  const [language, setLanguage] = useState(draft?.statement.language ?? intl.locale.slice(0, 2));
  const [photographs, setPhotographs] = useState<readonly Photograph[]>(draft?.statement.photographs ?? []);
  const [reproduces, setReproduces] = useState<readonly Reproduction[]>(draft?.statement.reproduces ?? []);
  const [jointWith, setJointWith] = useState<readonly Delegation[]>(draft?.statement.jointWith ?? []);
  const [fresh, setFresh] = useState<ReadonlyMap<string, PreparedPhotograph>>(new Map());
  const [isTried, setTried] = useState(false);
  const [why, setWhy] = useState<string | null>(null);
  const needed = (value: string): ReactNode =>
    isTried && value.trim() === "" ? <FormattedMessage id="join.needed" /> : undefined;
  const statement: PublicStatement = {
    title: title.trim(),
    body: body.trim(),
    language,
    ...(photographs.length === 0 ? {} : { photographs }),
    ...(reproduces.length === 0 ? {} : { reproduces }),
    ...(jointWith.length === 0 ? {} : { jointWith }),
  };
  const isWhole =
    statement.title !== "" &&
    statement.body !== "" &&
    photographs.every(({ alt, credit }) => alt.trim() !== "" && credit.trim() !== "");

  const add = async (files: FileList | null): Promise<void> => {
    for (const file of files ?? []) {
      const prepared = await call("preparePhotograph", { file });
      setWhy(prepared.ok ? null : prepared.code);
      if (!prepared.ok) continue;
      const { hash, length, media } = prepared;
      setFresh((before) => new Map(before).set(hash, prepared));
      setPhotographs((before) =>
        before.some((one) => one.hash === hash)
          ? before
          : [...before, { hash: hash as Photograph["hash"], length, media, alt: "", credit: view.us?.name ?? "" }],
      );
    }
  };
  const save = async (): Promise<void> => {
    setTried(true);
    if (!isWhole) return;
    const pictures = photographs.flatMap(({ hash }) => {
      const prepared = fresh.get(hash);
      return prepared === undefined ? [] : [{ hash, picture: prepared.picture }];
    });
    const done = await call("draftStatement", { statement, pictures, draft: draft?.id ?? null });
    setWhy(done.ok ? null : done.code);
    if (done.ok) onDone();
  };
  const languages = [...new Set([...LANGUAGES, language])].map((id) => ({
    id,
    says: intl.formatDisplayName(id, { type: "language" }) ?? id,
  }));
  return (
    <div className={styles["writing"]}>
      <div className={styles["fields"]}>
        <TextInput
          label={<FormattedMessage id="press.field.title" />}
          value={title}
          onChange={setTitle}
          error={needed(title)}
          lang={language}
        />
        <TextInput
          label={<FormattedMessage id="press.field.body" />}
          hint={<FormattedMessage id="press.field.body.hint" />}
          value={body}
          onChange={setBody}
          error={needed(body)}
          lines={8}
          maxLength={20_000}
          lang={language}
        />
        <Choice
          label={<FormattedMessage id="press.field.language" />}
          value={language}
          onChange={setLanguage}
          options={languages}
        />
        <Jointly view={view} chosen={jointWith} onChange={setJointWith} />
        {photographs.map((one) => (
          <PhotographFields
            key={one.hash}
            photograph={one}
            prepared={fresh.get(one.hash) ?? null}
            isTried={isTried}
            onChange={(changed) =>
              setPhotographs(photographs.map((other) => (other.hash === one.hash ? changed : other)))
            }
            onRemove={() => setPhotographs(photographs.filter(({ hash }) => hash !== one.hash))}
          />
        ))}
        <FileTrigger acceptedFileTypes={["image/*"]} allowsMultiple onSelect={(files) => void add(files)}>
          <Button>
            <FormattedMessage id="press.photograph.add" />
          </Button>
        </FileTrigger>
        <p className={styles["soft"]}>
          <FormattedMessage id="press.photograph.explained" />
        </p>
        <Reproduce view={view} chosen={reproduces} onChange={setReproduces} />
      </div>
      <div className={styles["preview"]}>
        <h3 className={styles["soft"]}>
          <FormattedMessage id="press.preview" />
        </h3>
        <AsPublished
          statement={statement}
          out={view.out}
          fresh={new Map([...fresh].map(([hash, { picture }]) => [hash, picture]))}
        />
      </div>
      <div className={styles["acts"]}>
        <Button look="primary" onPress={save}>
          <FormattedMessage id={draft === null ? "press.draft.do" : "press.revise.do"} />
        </Button>
        <Button look="plain" onPress={onDone}>
          <FormattedMessage id="round.cancel" />
        </Button>
        {why === null ? null : <p role="alert">{sentenceOf(why)}</p>}
      </div>
    </div>
  );
}

interface PhotographFieldsProps {
  readonly photograph: Photograph;
  readonly prepared: PreparedPhotograph | null;
  readonly isTried: boolean;
  readonly onChange: (photograph: Photograph) => void;
  readonly onRemove: () => void;
}

/** What is said of a picture, and what its file said that nobody will read. */
function PhotographFields(props: PhotographFieldsProps): ReactNode {
  const { photograph, prepared, isTried, onChange, onRemove } = props;
  const { alt, credit, caption = "" } = photograph;
  const withCaption = (written: string): Photograph => {
    const { caption: _, ...rest } = photograph;
    return written === "" ? rest : { ...rest, caption: written };
  };
  return (
    <section className={styles["ask"]}>
      <TextInput
        label={<FormattedMessage id="press.photograph.alt" />}
        hint={<FormattedMessage id="press.photograph.alt.hint" />}
        value={alt}
        onChange={(written) => onChange({ ...photograph, alt: written })}
        error={isTried && alt.trim() === "" ? <FormattedMessage id="press.photograph.alt.needed" /> : undefined}
        maxLength={2000}
        isRequired
      />
      <TextInput
        label={<FormattedMessage id="press.photograph.caption" />}
        value={caption}
        onChange={(written) => onChange(withCaption(written))}
      />
      <TextInput
        label={<FormattedMessage id="press.photograph.credit" />}
        value={credit}
        onChange={(written) => onChange({ ...photograph, credit: written })}
        error={isTried && credit.trim() === "" ? <FormattedMessage id="join.needed" /> : undefined}
        isRequired
      />
      {prepared === null ? null : <RemovedList prepared={prepared} />}
      <div>
        <Button look="plain" onPress={onRemove}>
          <FormattedMessage id="press.photograph.remove" />
        </Button>
      </div>
    </section>
  );
}

function RemovedList({ prepared }: { readonly prepared: PreparedPhotograph }): ReactNode {
  const { removed, width, height, length } = prepared;
  return (
    <details className={styles["removed"]} open={removed.some(({ group }) => group === "gps")}>
      <summary>
        <FormattedMessage id="press.removed" values={{ count: removed.length }} />
      </summary>
      <p>
        <FormattedMessage id="press.drawn" values={{ width, height, size: Math.ceil(length / 1024) }} />
      </p>
      <ul lang="en">
        {removed.map(({ id, group, name, value }) => (
          <li key={id}>
            {group === "after" ? (
              <FormattedMessage id="press.removed.after" values={{ bytes: Number(value) }} />
            ) : (
              <>
                {group}: {name}
                {value === "" ? "" : ` = ${value}`}
              </>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

interface JointlyProps {
  readonly view: PressView;
  readonly chosen: readonly Delegation[];
  readonly onChange: (chosen: readonly Delegation[]) => void;
}

/** With whom a statement is made: it is joint once each of them has endorsed exactly this wording. */
function Jointly({ view, chosen, onChange }: JointlyProps): ReactNode {
  const nameOf = useDelegationName();
  if (view.others.length === 0) return null;
  return (
    <fieldset className={styles["theirs"]}>
      <legend>
        <FormattedMessage id="press.joint" />
      </legend>
      <p className={styles["soft"]}>
        <FormattedMessage id="press.joint.hint" />
      </p>
      {view.others.map((side) => (
        <Tick
          key={side.id}
          isOn={chosen.includes(side.id)}
          onChange={(is) => onChange(is ? [...chosen, side.id] : chosen.filter((id) => id !== side.id))}
        >
          {nameOf(side)}
        </Tick>
      ))}
    </fieldset>
  );
}

interface ReproduceProps {
  readonly view: PressView;
  readonly chosen: readonly Reproduction[];
  readonly onChange: (chosen: readonly Reproduction[]) => void;
}

/** Pictures that the other delegations have published: reproduced with their credit, never copied. */
function Reproduce({ view, chosen, onChange }: ReproduceProps): ReactNode {
  const nameOf = useDelegationName();
  const theirs = view.out
    .filter(({ isOurs, withdrawn, by }) => !isOurs && withdrawn === null && by !== null)
    .flatMap(({ id, by, statement }) => (statement.photographs ?? []).map((one) => ({ id, by, one })));
  if (theirs.length === 0) return null;
  return (
    <fieldset className={styles["theirs"]}>
      <legend>
        <FormattedMessage id="press.reproduce" />
      </legend>
      {theirs.map(({ id, by, one }) => {
        const isOn = chosen.some(({ photograph }) => photograph === one.hash);
        const others = chosen.filter(({ photograph }) => photograph !== one.hash);
        const reproduction = {
          from: (by?.id ?? "") as Reproduction["from"],
          statement: id as Reproduction["statement"],
          photograph: one.hash,
          credit: one.credit,
        };
        return (
          <Tick
            key={`${id}/${one.hash}`}
            isOn={isOn}
            onChange={(is) => onChange(is ? [...others, reproduction] : others)}
            hint={by === null ? "" : nameOf(by)}
          >
            {one.alt}
          </Tick>
        );
      })}
    </fieldset>
  );
}
