import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { FormattedMessage, useIntl } from "react-intl";

import { nodeOrigin } from "../../bridge/node-origin.ts";
import { useCall } from "../../bridge/use-view.ts";
import { Button } from "../../design/button.tsx";
import { Choice, TextInput } from "../../design/field.tsx";
import { emptyHeadForm, firstWordsOf, isWhole } from "./head-form.ts";
import { HeadFields } from "./head-fields.tsx";
import styles from "./join.module.css";
import { Page } from "./page.tsx";

const DAYS = [1, 3, 7, 14, 30] as const;
const DAY = 86_400_000;
/** Other delegations: a founding has at most 250, and one screen a few. */
const MOST_OTHERS = 12;

/** Founding a dialogue: what it is for, who convenes it, whom with. */
export function ConveneScreen(): ReactNode {
  const call = useCall();
  const navigate = useNavigate();
  const intl = useIntl();
  const [about, setAbout] = useState({ title: "", mandate: "", who: "", what: "" });
  const [form, setForm] = useState(() => emptyHeadForm(""));
  const [others, setOthers] = useState<readonly string[]>([""]);
  const [days, setDays] = useState("7");
  const [token, setToken] = useState("");
  const [isTried, setTried] = useState(false);
  const needed = (value: string): ReactNode =>
    isTried && value.trim() === "" ? <FormattedMessage id="join.needed" /> : undefined;
  const set = (change: Partial<typeof about>): void => setAbout({ ...about, ...change });
  const convene = async (): Promise<void> => {
    setTried(true);
    const isAllThere = [...Object.values(about), ...others].every((value) => value.trim() !== "");
    if (!isAllThere || !isWhole(form)) return;
    const { title, mandate, who, what } = about;
    const id = await call("convene", {
      origin: nodeOrigin,
      name: form.name.trim(),
      firstWords: firstWordsOf(form, {
        title: title.trim(),
        mandate: mandate.trim(),
        who: who.trim(),
        what: what.trim(),
      }),
      others: others.map((name) => name.trim()),
      until: Date.now() + Number(days) * DAY,
      conveningToken: token.trim() === "" ? null : token.trim(),
    });
    await navigate({ to: "/joining/$id", params: { id }, replace: true });
  };
  return (
    <Page title={intl.formatMessage({ id: "convene.title" })}>
      <p className={styles["lead"]}>
        <FormattedMessage id="convene.intro" />
      </p>
      <section className={styles["part"]}>
        <TextInput
          label={<FormattedMessage id="convene.dialogue" />}
          value={about.title}
          onChange={(title) => set({ title })}
          error={needed(about.title)}
          isRequired
        />
        <TextInput
          label={<FormattedMessage id="convene.mandate" />}
          hint={<FormattedMessage id="convene.mandate.hint" />}
          value={about.mandate}
          onChange={(mandate) => set({ mandate })}
          error={needed(about.mandate)}
          lines={4}
          maxLength={8000}
          isRequired
        />
        <div className={styles["pair"]}>
          <TextInput
            label={<FormattedMessage id="convene.who" />}
            hint={<FormattedMessage id="convene.who.hint" />}
            value={about.who}
            onChange={(who) => set({ who })}
            error={needed(about.who)}
            isRequired
          />
          <TextInput
            label={<FormattedMessage id="convene.what" />}
            hint={<FormattedMessage id="convene.what.hint" />}
            value={about.what}
            onChange={(what) => set({ what })}
            error={needed(about.what)}
            isRequired
          />
        </div>
      </section>
      <section className={styles["part"]}>
        <h2 className={styles["partTitle"]}>
          <FormattedMessage id="convene.you" />
        </h2>
        <HeadFields form={form} onChange={setForm} isTried={isTried} />
      </section>
      <section className={styles["part"]}>
        <h2 className={styles["partTitle"]}>
          <FormattedMessage id="convene.others" />
        </h2>
        {others.map((name, index) => (
          <TextInput
            // oxlint-disable-next-line react/no-array-index-key -- they are told apart by their place alone
            key={index}
            label={<FormattedMessage id="convene.other" values={{ number: index + 2 }} />}
            value={name}
            onChange={(changed) => setOthers(others.with(index, changed))}
            error={needed(name)}
            isRequired
          />
        ))}
        <div className={styles["acts"]}>
          {others.length < MOST_OTHERS ? (
            <Button onPress={() => setOthers([...others, ""])}>
              <FormattedMessage id="convene.more" />
            </Button>
          ) : null}
          {others.length > 1 ? (
            <Button look="plain" onPress={() => setOthers(others.slice(0, -1))}>
              <FormattedMessage id="convene.fewer" />
            </Button>
          ) : null}
        </div>
      </section>
      <section className={styles["part"]}>
        <div className={styles["pair"]}>
          <Choice
            label={<FormattedMessage id="convene.days" />}
            value={days}
            onChange={setDays}
            options={DAYS.map((count) => ({
              id: String(count),
              says: intl.formatMessage({ id: "convene.days.option" }, { days: count }),
            }))}
          />
          <TextInput
            label={<FormattedMessage id="convene.token" />}
            hint={<FormattedMessage id="convene.token.hint" />}
            value={token}
            onChange={setToken}
          />
        </div>
        <p>
          <FormattedMessage id="join.keys.head" />
        </p>
        <div className={styles["acts"]}>
          <Button look="primary" onPress={convene}>
            <FormattedMessage id="convene.do" />
          </Button>
        </div>
      </section>
    </Page>
  );
}
