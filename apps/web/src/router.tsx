import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from "@tanstack/react-router";

import { HomeScreen } from "./screens/home/home-screen.tsx";
import { JoinRoute } from "./screens/join/join-route.tsx";
import { OpenScreen } from "./screens/open/open-screen.tsx";
import { Ground } from "./shell/ground.tsx";
import { Loading } from "./shell/loading.tsx";
import { Mishap } from "./shell/mishap.tsx";
import { Nothing } from "./shell/nothing.tsx";
import { Shell } from "./shell/shell.tsx";

const root = createRootRoute({ component: Ground, notFoundComponent: Nothing });

const home = createRoute({ getParentRoute: () => root, path: "/", component: HomeScreen });
const open = createRoute({ getParentRoute: () => root, path: "/open", component: OpenScreen });
const look = createRoute({
  getParentRoute: () => root,
  path: "/look",
  component: lazyRouteComponent(() => import("./screens/look/look-screen.tsx"), "LookScreen"),
});

const pressPage = createRoute({
  getParentRoute: () => root,
  path: "/press/$room",
  component: lazyRouteComponent(() => import("./screens/press/press-page.tsx"), "PressPage"),
});

const join = createRoute({ getParentRoute: () => root, path: "/join", component: JoinRoute });
const joining = createRoute({
  getParentRoute: () => root,
  path: "/joining/$id",
  component: lazyRouteComponent(() => import("./screens/join/joining-screen.tsx"), "JoiningScreen"),
});
const convene = createRoute({
  getParentRoute: () => root,
  path: "/convene",
  component: lazyRouteComponent(() => import("./screens/join/convene-screen.tsx"), "ConveneScreen"),
});

const restore = createRoute({
  getParentRoute: () => root,
  path: "/restore",
  component: lazyRouteComponent(() => import("./screens/join/restore-screen.tsx"), "RestoreScreen"),
});

const seat = createRoute({ getParentRoute: () => root, path: "/seat/$seat", component: Shell });
const seatHome = createRoute({
  getParentRoute: () => seat,
  path: "/",
  beforeLoad: ({ params }) => {
    // oxlint-disable-next-line typescript/only-throw-error -- this is how the router is told to go elsewhere
    throw redirect({ to: "/seat/$seat/dialogue", params: { seat: params.seat }, replace: true });
  },
});

const welcome = createRoute({
  getParentRoute: () => seat,
  path: "welcome",
  component: lazyRouteComponent(() => import("./screens/join/welcome-screen.tsx"), "WelcomeScreen"),
});

// Each screen is fetched when it is first gone to.
const round = createRoute({
  getParentRoute: () => seat,
  path: "round",
  component: lazyRouteComponent(() => import("./screens/round/round-screen.tsx"), "RoundScreen"),
});
const text = createRoute({
  getParentRoute: () => seat,
  path: "text",
  component: lazyRouteComponent(() => import("./screens/text/text-screen.tsx"), "TextScreen"),
});
const oneText = createRoute({
  getParentRoute: () => seat,
  path: "text/$text",
  component: lazyRouteComponent(() => import("./screens/text/text-screen.tsx"), "TextScreen"),
});
const press = createRoute({
  getParentRoute: () => seat,
  path: "press",
  component: lazyRouteComponent(() => import("./screens/press/press-screen.tsx"), "PressScreen"),
});
const settings = createRoute({
  getParentRoute: () => seat,
  path: "settings",
  component: lazyRouteComponent(() => import("./screens/settings/settings-screen.tsx"), "SettingsScreen"),
});

const dialogue = createRoute({
  getParentRoute: () => seat,
  path: "dialogue",
  component: lazyRouteComponent(() => import("./screens/dialogue/dialogue-screen.tsx"), "DialogueScreen"),
});
const steps = createRoute({
  getParentRoute: () => seat,
  path: "steps",
  component: lazyRouteComponent(() => import("./screens/steps/steps-screen.tsx"), "StepsScreen"),
});
const record = createRoute({
  getParentRoute: () => seat,
  path: "record",
  component: lazyRouteComponent(() => import("./screens/record/record-screen.tsx"), "RecordScreen"),
});
const caucus = createRoute({
  getParentRoute: () => seat,
  path: "caucus",
  component: lazyRouteComponent(() => import("./screens/caucus/caucus-screen.tsx"), "CaucusScreen"),
});
const reported = createRoute({
  getParentRoute: () => seat,
  path: "reported",
  component: lazyRouteComponent(() => import("./screens/reported/reported-screen.tsx"), "ReportedScreen"),
});

const routeTree = root.addChildren([
  home,
  open,
  look,
  pressPage,
  join,
  joining,
  convene,
  restore,
  seat.addChildren([
    seatHome,
    welcome,
    round,
    text,
    oneText,
    press,
    settings,
    reported,
    dialogue,
    steps,
    record,
    caucus,
  ]),
]);

/** The app's addresses. */
export const router = createRouter({
  routeTree,
  defaultPreload: "intent",
  defaultPendingComponent: Loading,
  defaultErrorComponent: ({ error, reset }) => <Mishap error={error} reset={reset} />,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
