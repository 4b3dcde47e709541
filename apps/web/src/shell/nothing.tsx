import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { FormattedMessage, useIntl } from "react-intl";

import { Page } from "../screens/join/page.tsx";

/** Where an address leads nowhere: the page says so under the app's name, and leads to what is on this device. */
export function Nothing(): ReactNode {
  return (
    <Page title={useIntl().formatMessage({ id: "nothing.here" })}>
      <p>
        <FormattedMessage id="nothing.why" />
      </p>
      <p>
        <Link to="/">
          <FormattedMessage id="nothing.home" />
        </Link>
      </p>
    </Page>
  );
}
