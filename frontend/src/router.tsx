import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from "@tanstack/react-router";
import type { ComponentType } from "react";
import { allTexts } from "./i18n";
import { Failed } from "./shell/Failed";
import { Shell } from "./shell/Shell";

/** What any screen may carry in its address: the row whose detail the pane shows, and what the record is asked about. */
interface Address {
  select?: string;
  about?: string;
}

const root = createRootRoute({
  component: Shell,
  errorComponent: Failed,
  validateSearch: (search: Record<string, unknown>): Address => ({
    ...(typeof search.select === "string" || typeof search.select === "number"
      ? { select: String(search.select) }
      : {}),
    ...(typeof search.about === "string" && search.about !== "" ? { about: search.about } : {}),
  }),
});

/** A screen that is fetched when it is first opened, with the words of the screens. */
function screen(load: () => Promise<{ default: ComponentType }>) {
  return lazyRouteComponent(async () => {
    const [module] = await Promise.all([load(), allTexts()]);
    return module;
  });
}

const parent = { getParentRoute: () => root };
const first = createRoute({
  ...parent,
  path: "/",
  beforeLoad: () => {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- the router's own way to redirect
    throw redirect({ to: "/start" });
  },
});

/** One lazy route for each step, so that the first load holds only the shell and the screen that is asked for. */
const routes = [
  first,
  createRoute({
    ...parent,
    path: "/start",
    component: lazyRouteComponent(() => import("./screens/start")),
  }),
  createRoute({
    ...parent,
    path: "/workshop",
    component: screen(() => import("./screens/workshop")),
  }),
  createRoute({
    ...parent,
    path: "/workshop/interview/$id",
    component: screen(() => import("./screens/workshop/interview")),
  }),
  createRoute({
    ...parent,
    path: "/features",
    component: screen(() => import("./screens/features")),
  }),
  createRoute({
    ...parent,
    path: "/personas",
    component: screen(() => import("./screens/personas")),
  }),
  createRoute({
    ...parent,
    path: "/policies",
    component: screen(() => import("./screens/policies")),
  }),
  createRoute({
    ...parent,
    path: "/queues",
    component: screen(() => import("./screens/queues")),
  }),
  createRoute({
    ...parent,
    path: "/places",
    component: screen(() => import("./screens/places")),
  }),
  createRoute({
    ...parent,
    path: "/routing",
    component: screen(() => import("./screens/routing")),
  }),
  createRoute({
    ...parent,
    path: "/licences",
    component: screen(() => import("./screens/licences")),
  }),
  createRoute({
    ...parent,
    path: "/dialplans",
    component: screen(() => import("./screens/dialplans")),
  }),
  createRoute({
    ...parent,
    path: "/targeting",
    component: screen(() => import("./screens/targeting")),
  }),
  createRoute({
    ...parent,
    path: "/numbers",
    component: screen(() => import("./screens/numbers")),
  }),
  createRoute({
    ...parent,
    path: "/documents",
    component: screen(() => import("./screens/documents")),
  }),
  createRoute({
    ...parent,
    path: "/plan",
    component: screen(() => import("./screens/plan")),
  }),
  createRoute({
    ...parent,
    path: "/runs",
    component: screen(() => import("./screens/runs")),
  }),
  createRoute({
    ...parent,
    path: "/explain",
    component: screen(() => import("./screens/explain")),
  }),
  createRoute({
    ...parent,
    path: "/record",
    component: screen(() => import("./screens/record")),
  }),
  createRoute({
    ...parent,
    path: "/settings",
    component: screen(() => import("./screens/settings")),
  }),
] as const;

/** The routes of the page. They live behind the hash, because the window serves files and no addresses. */
export const router = createRouter({
  routeTree: root.addChildren([...routes]),
  history: createHashHistory(),
  defaultErrorComponent: Failed,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
