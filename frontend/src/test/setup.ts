import { cleanup, configure } from "@testing-library/react";
import { afterEach } from "vitest";
import { allTexts } from "../i18n";

// Tests render any screen without the router that would fetch its words.
await allTexts();

// A machine that does other work as well is slow, which is no fault of the page.
configure({ asyncUtilTimeout: 5000 });

// jsdom lays nothing out and lacks the observers that Fluent and the virtual list ask for.
class NoObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}
globalThis.ResizeObserver ??= NoObserver as unknown as typeof ResizeObserver;
globalThis.matchMedia ??= ((query: string) => ({
  matches: false,
  media: query,
  onchange: null,
  addEventListener() {},
  removeEventListener() {},
  addListener() {},
  removeListener() {},
  dispatchEvent: () => false,
})) as typeof matchMedia;
for (const method of ["scrollTo", "scrollIntoView"] as const) {
  Object.defineProperty(Element.prototype, method, { configurable: true, value: () => {} });
}
// Without a height the virtual list would draw nothing.
for (const side of ["clientHeight", "clientWidth"] as const) {
  Object.defineProperty(Element.prototype, side, { configurable: true, get: () => 600 });
}

afterEach(cleanup);
