import { type ReactNode, useEffect, useState } from "react";

import { nodeOrigin } from "../../bridge/node-origin.ts";
import { pastedLink } from "../home/pasted-link.ts";
import { invitationFragment, takeFragment } from "../open/fragment.ts";
import { JoinScreen } from "./join-screen.tsx";

/** The link that this page was opened with, or that was pasted; also when another is opened on the same page. */
export function JoinRoute(): ReactNode {
  const [url, setUrl] = useState(() => pastedLink() ?? urlOf(invitationFragment));
  const [tries, setTries] = useState(0);
  useEffect(() => {
    const take = (): void => {
      const next = takeFragment();
      if (next !== "") setUrl(urlOf(next));
    };
    globalThis.addEventListener("hashchange", take);
    return () => globalThis.removeEventListener("hashchange", take);
  }, []);
  return <JoinScreen key={`${url} ${tries}`} url={url} again={() => setTries(tries + 1)} />;
}

function urlOf(fragment: string): string {
  return `${nodeOrigin}/join#${fragment}`;
}
