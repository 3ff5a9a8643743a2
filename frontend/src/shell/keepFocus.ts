import { focusRegion, tabbable, type Region } from "./regions";

/** What takes the focus by being pressed or typed in; rows of lists are moved by their lists. */
const controls = "button, a[href], input, select, textarea, [role=combobox]";

/** How long a control may be out of use, while what it does is under way, before the focus goes on. */
const patience = 500;

/** Where a control stood: in what, from the nearest outwards, and as which of the controls in it. */
interface Held {
  element: HTMLElement;
  around: { within: HTMLElement; at: number }[];
  region: HTMLElement | undefined;
}

function controlsIn(within: Element): HTMLElement[] {
  return [...within.querySelectorAll<HTMLElement>(tabbable)].filter(
    (each) => each.tabIndex >= 0 && (each.checkVisibility?.() ?? true),
  );
}

function hold(element: HTMLElement): Held {
  const region = element.closest<HTMLElement>("[data-region]") ?? undefined;
  const all = region ? controlsIn(region) : [];
  const place = all.indexOf(element);
  const around: Held["around"] = [];
  // A row that is one thing to a person is looked through as one: after "Change" comes its field, not the "Drop" beside it.
  const nearest = element.closest<HTMLElement>("[data-together]") ?? element.parentElement;
  for (let at = nearest; at && region?.contains(at); at = at.parentElement) {
    const within = at;
    const first = all.findIndex((each) => within.contains(each));
    around.push({ within, at: Math.max(0, place - Math.max(0, first)) });
  }
  return { element, around, region };
}

const gone = ({ element }: Held) => !element.isConnected || element.matches(":disabled");
const nowhere = () =>
  document.activeElement === null ||
  document.activeElement === document.body ||
  document.activeElement.matches(":disabled");

/** Focuses what took the place of a control that is gone: in the nearest of what it stood in that still has any. */
function takeNext({ around }: Held): boolean {
  for (const { within, at } of around) {
    if (!within.isConnected) continue;
    const left = controlsIn(within);
    const next = left[Math.min(at, left.length - 1)];
    if (!next) continue;
    next.focus();
    return true;
  }
  return false;
}

/**
 * Keeps the focus when a control goes with what it did: "Change", "Drop", "Keep", a fix, a pane that closes. The focus goes to what
 * stands in its place, never to nowhere. A control that is only out of use for a moment gets it back. Gives the way to stop it.
 */
export function keepFocus(): () => void {
  let held: Held | undefined;
  let waiting = 0;
  const mend = (framesLeft: number) => {
    if (!held || !gone(held) || !nowhere()) return;
    const { region } = held;
    const name = region?.dataset.region as Region | undefined;
    const last = framesLeft === 0;
    if (region?.isConnected ? takeNext(held) : name !== undefined && focusRegion(name)) return;
    if ((last || !region?.isConnected) && focusRegion("list")) return;
    if (!last) requestAnimationFrame(() => mend(framesLeft - 1));
  };
  const take = (event: Event) => {
    const control = event.target instanceof Element && event.target.closest<HTMLElement>(controls);
    held = control ? hold(control) : undefined;
  };
  // Who scrolls has left the control; a long list takes rows away as they go out of sight.
  const letGo = () => {
    held = undefined;
  };
  const seen = new MutationObserver(() => {
    window.clearTimeout(waiting);
    if (!held) return;
    if (!held.element.isConnected) requestAnimationFrame(() => mend(30));
    else if (gone(held)) waiting = window.setTimeout(() => mend(0), patience);
    else if (waiting !== 0 && nowhere()) held.element.focus();
    if (!gone(held)) waiting = 0;
  });
  seen.observe(document.body, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ["disabled"],
  });
  const events = { focusin: take, click: take, wheel: letGo, touchmove: letGo };
  for (const [name, listen] of Object.entries(events)) {
    document.addEventListener(name, listen, { capture: true, passive: true });
  }
  return () => {
    seen.disconnect();
    window.clearTimeout(waiting);
    for (const [name, listen] of Object.entries(events)) {
      document.removeEventListener(name, listen, { capture: true });
    }
  };
}
