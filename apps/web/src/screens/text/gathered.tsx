import { type ReactNode, use } from "react";
import { FormattedMessage } from "react-intl";

import { Button } from "../../design/button.tsx";
import { SelectionContext, useGathered } from "./selection.ts";
import { useTablePlace } from "./table-place.ts";

/** Takes a proposal into the package that is being made, or out of it. */
export function Gather({ bracket }: { readonly bracket: string }): ReactNode {
  const selection = use(SelectionContext);
  const isIn = useGathered().includes(bracket);
  return (
    <Button onPress={() => selection.gather(bracket)}>
      <FormattedMessage id={isIn ? "text.package.out" : "text.package.in"} />
    </Button>
  );
}

/** Offers what was gathered: all of it, or nothing. */
export function OfferPackage(): ReactNode {
  const selection = use(SelectionContext);
  const gathered = useGathered();
  const { propose, place } = useTablePlace();
  if (gathered.length === 0) return null;
  const offer = (): void =>
    propose([{ type: "text.package", text: place.text, proposals: [...gathered] }], () => selection.scatter());
  return (
    <>
      <Button look="primary" onPress={offer} isDisabled={gathered.length < 2}>
        <FormattedMessage id="text.package.offer" values={{ count: gathered.length }} />
      </Button>
      <Button look="plain" onPress={() => selection.scatter()}>
        <FormattedMessage id="text.package.scatter" />
      </Button>
    </>
  );
}
