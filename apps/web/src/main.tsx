import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/source-serif-4/wght.css";
import "@fontsource-variable/source-serif-4/wght-italic.css";
import "./design/tokens.css";
import "./design/base.css";

import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { LinkContext } from "./bridge/use-view.ts";
import { WorkerLink } from "./bridge/worker-link.ts";
import { keepApp } from "./offline/keep-app.ts";
import { router } from "./router.tsx";
import { Keys } from "./shell/keys.tsx";
import { ReadersLanguage } from "./shell/readers-language.tsx";

// react-aria would write one rule into the page as a style of its own, which the page's policy forbids; it
// leaves that where something of this name is there already. The rule itself stands in base.css.
const stand = document.createElement("meta");
stand.id = "react-aria-pressable-style";
document.head.append(stand);

const app = document.getElementById("app");
if (app === null) throw new TypeError("index.html has the element that the app lives in.");

createRoot(app).render(
  <StrictMode>
    <LinkContext value={new WorkerLink()}>
      <ReadersLanguage>
        <Keys>
          <RouterProvider router={router} />
        </Keys>
      </ReadersLanguage>
    </LinkContext>
  </StrictMode>,
);

keepApp();
