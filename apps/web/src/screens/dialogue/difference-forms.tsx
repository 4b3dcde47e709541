import { type ReactNode, useState } from "react";
import { FormattedMessage, useIntl } from "react-intl";

import type { Assessment } from "@longtable/dialogue";
import { useMay } from "../../bridge/use-view.ts";
import { ActForm, needed } from "../../design/act-form.tsx";
import { Choice, SearchChoice, TextInput } from "../../design/field.tsx";
import type { DialogueView, DifferenceFace } from "../../views/dialogue.ts";

/** Opens a difference: a point on which the sides do not agree. */
export function OpenDifference({ view }: { readonly view: DialogueView }): ReactNode {
  const intl = useIntl();
  const [title, setTitle] = useState("");
  const [topic, setTopic] = useState(NONE);
  const may = useMay("table", { open: { type: "difference.open", title: "…" } });
  return (
    <ActForm
      room="table"
      may={may?.open}
      look={view.differences.length === 0 ? "primary" : "usual"}
      title={<FormattedMessage id="differences.open" />}
      does={<FormattedMessage id="differences.open.do" />}
      act={() =>
        title.trim() === ""
          ? null
          : { type: "difference.open", title: title.trim(), ...(topic === NONE ? {} : { topic }) }
      }
      onDone={() => setTitle("")}
    >
      {(isTried) => (
        <>
          <TextInput
            label={<FormattedMessage id="differences.open.title" />}
            value={title}
            onChange={setTitle}
            error={needed(isTried, title)}
            isRequired
          />
          {view.topics.length === 0 ? null : (
            <Choice
              label={<FormattedMessage id="differences.open.topic" />}
              value={topic}
              onChange={setTopic}
              options={[
                { id: NONE, says: intl.formatMessage({ id: "form.none" }) },
                ...view.topics.map(({ id, title: says }) => ({ id, says })),
              ]}
            />
          )}
        </>
      )}
    </ActForm>
  );
}

const NONE = "none";

interface OneProps {
  readonly view: DialogueView;
  readonly one: DifferenceFace;
}

/** States one's own delegation's position, in its own words; one stated before stays in the history. */
export function StatePosition({ view, one }: OneProps): ReactNode {
  const ours = one.sides.find(({ id }) => id === view.us)?.position ?? null;
  const [text, setText] = useState(ours ?? "");
  const may = useMay("table", { position: { type: "difference.position", difference: one.id, text: "…" } });
  return (
    <ActForm
      room="table"
      may={may?.position}
      title={<FormattedMessage id={ours === null ? "differences.position" : "differences.position.again"} />}
      does={<FormattedMessage id="differences.position.do" />}
      act={() => (text.trim() === "" ? null : { type: "difference.position", difference: one.id, text: text.trim() })}
    >
      {(isTried) => (
        <TextInput
          label={<FormattedMessage id="differences.position.text" />}
          value={text}
          onChange={setText}
          lines={4}
          maxLength={20_000}
          error={needed(isTried, text)}
          isRequired
        />
      )}
    </ActForm>
  );
}

const LEVELS = ["agreed", "wording", "substance", "not-discussed"] as const satisfies readonly Assessment[];

/** Says how far one's own delegation finds the point settled. */
export function Assess({ view, one }: OneProps): ReactNode {
  const intl = useIntl();
  const ours = one.sides.find(({ id }) => id === view.us)?.assessment ?? "not-discussed";
  const [assessment, setAssessment] = useState<Assessment>(ours);
  const act = { type: "difference.assess", difference: one.id, assessment };
  const may = useMay("table", { assess: { ...act, assessment: LEVELS.find((level) => level !== ours) ?? ours } });
  return (
    <ActForm
      room="table"
      may={may?.assess}
      title={<FormattedMessage id="differences.assess" />}
      does={<FormattedMessage id="differences.assess.do" />}
      act={() => act}
    >
      {() => (
        <Choice
          label={<FormattedMessage id="differences.assess" />}
          value={assessment}
          onChange={(id) => setAssessment(LEVELS.find((level) => level === id) ?? assessment)}
          options={LEVELS.map((id) => ({
            id,
            says: intl.formatMessage({ id: "differences.assessed" }, { assessment: id }),
          }))}
        />
      )}
    </ActForm>
  );
}

/** Links a difference to a provision of a tabled text: its open brackets then stand beside the positions. */
export function LinkDifference({ view, one }: OneProps): ReactNode {
  const [chosenText, setText] = useState("");
  const [node, setNode] = useState("");
  // What one links now is most likely in the text that is being negotiated: the newest that is not signed.
  const offered = view.texts.findLast(({ isSigned }) => !isSigned) ?? view.texts.at(-1);
  const text = view.texts.find(({ id }) => id === chosenText) ?? offered;
  const provision = { text: text?.id ?? "", node: node === "" ? (text?.provisions[0]?.id ?? "") : node };
  const may = useMay("table", { link: { type: "difference.link", difference: one.id, provision } });
  if (text === undefined) return null;
  return (
    <ActForm
      room="table"
      may={may?.link}
      title={<FormattedMessage id="differences.link" />}
      does={<FormattedMessage id="differences.link.do" />}
      act={() => ({ type: "difference.link", difference: one.id, provision })}
    >
      {() => (
        <>
          {view.texts.length < 2 ? null : (
            <Choice
              label={<FormattedMessage id="differences.link.text" />}
              value={text.id}
              onChange={(id) => {
                setText(id);
                setNode("");
              }}
              options={view.texts.map(({ id, title }) => ({ id, says: title }))}
            />
          )}
          <SearchChoice
            label={<FormattedMessage id="differences.link.provision" />}
            value={provision.node}
            onChange={setNode}
            options={text.provisions.map(({ id, name }) => ({ id, says: name }))}
          />
        </>
      )}
    </ActForm>
  );
}
