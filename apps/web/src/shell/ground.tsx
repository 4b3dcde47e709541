import { Outlet, useLocation } from "@tanstack/react-router";
import { type ReactNode, useEffect, useState } from "react";
import { FormattedMessage, useIntl } from "react-intl";

import { useCall } from "../bridge/use-view.ts";
import { Button } from "../design/button.tsx";
import { Page } from "../screens/join/page.tsx";
import type { Lack } from "../worker/lacks.ts";

/** Under every page: where the browser lacks what a seat rests on, that is said instead of a page that never comes. */
export function Ground(): ReactNode {
  const call = useCall();
  const { pathname } = useLocation();
  const [lack, setLack] = useState<Lack | null>(null);
  useEffect(() => {
    void call("lack", null).then(setLack);
  }, [call]);
  // What is published is read without a seat.
  return lack === null || pathname.startsWith("/press/") ? <Outlet /> : <Lacking lack={lack} />;
}

function Lacking({ lack }: { readonly lack: Lack }): ReactNode {
  return (
    <Page title={useIntl().formatMessage({ id: `lack.${lack}` })}>
      <p role="alert">
        <FormattedMessage id={`lack.${lack}.sentence`} />
      </p>
      <div>
        <Button look="primary" onPress={() => globalThis.location.reload()}>
          <FormattedMessage id="mishap.again" />
        </Button>
      </div>
    </Page>
  );
}
