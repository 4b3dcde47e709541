import type { ReactNode } from "react";
import { FormattedMessage } from "react-intl";

import { Invented } from "../../design/invented.tsx";
import { usePersonName } from "../../places/names.tsx";
import { TimeAt } from "../../places/time-at.tsx";
import type { PersonFace } from "../../views/people.ts";
import type { Place } from "../../views/places.ts";
import type { PlacedFace } from "../../views/text/happened.ts";
import { useSideName } from "./sides.tsx";
import styles from "./margin.module.css";

/** Who did something, when: at the venue first; and whether it was made up for the example. */
export function By({ placed, places }: { readonly placed: PlacedFace; readonly places: readonly Place[] }): ReactNode {
  const sideName = useSideName();
  const nameOf = usePersonName();
  const { by, name, role, at, isInvented, onBehalfOf } = placed;
  return (
    <span className={styles["soft"]}>
      <FormattedMessage
        id={onBehalfOf === "head" ? "text.by.behalf" : "text.by"}
        values={{
          name: nameOf({ id: "", delegation: by, role: role as PersonFace["role"], name }),
          side: sideName(by),
          time: <TimeAt instant={at} places={places} show="venue" />,
        }}
      />
      <Invented is={isInvented} />
    </span>
  );
}
