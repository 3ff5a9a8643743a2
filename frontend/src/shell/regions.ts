/** The parts of the page that F6 goes round, in this order. Elements carry them as data-region. */
export const regions = ["header", "steps", "list", "pane"] as const;

/** One of the regions. */
export type Region = (typeof regions)[number];

/** What the Tab key may stop at. */
export const tabbable =
  'a[href], button:not([disabled]), input:not([disabled]), select, textarea, [tabindex="0"]';

const lastFocused = new WeakMap<Element, HTMLElement>();

/** Remembers where the focus was in its region, so that coming back finds the same row. */
export function rememberFocus(event: FocusEvent): void {
  const target = event.target;
  if (!(target instanceof HTMLElement)) return;
  const region = target.closest("[data-region]");
  if (region) lastFocused.set(region, target);
}

/** The region the focus is in now. */
export function currentRegion(): Region | undefined {
  const element = document.activeElement?.closest<HTMLElement>("[data-region]");
  return element?.dataset.region as Region | undefined;
}

/** Moves the focus into a region: to where it was, else to its list, else to its first control. False when it is not there. */
export function focusRegion(name: Region): boolean {
  const region = document.querySelector<HTMLElement>(`[data-region="${name}"]`);
  if (!region) return false;
  const remembered = lastFocused.get(region);
  const target =
    (remembered && region.contains(remembered) ? remembered : null) ??
    region.querySelector<HTMLElement>('[data-list] [tabindex="0"]') ??
    [...region.querySelectorAll<HTMLElement>(tabbable)].find(isShown);
  if (!target) return false;
  target.focus();
  return document.activeElement === target;
}

/** Moves the focus into a region that may still be on its way, and gives up after half a second. */
export function focusRegionSoon(name: Region, framesLeft = 30): void {
  requestAnimationFrame(() => {
    if (!focusRegion(name) && framesLeft > 0) focusRegionSoon(name, framesLeft - 1);
  });
}

/** Goes to the next region that is there, or to the one before; wraps round. */
export function cycleRegion(back: boolean): void {
  const here = currentRegion();
  const at = here === undefined ? (back ? 0 : -1) : regions.indexOf(here);
  const step = back ? -1 : 1;
  for (let tried = 1; tried <= regions.length; tried++) {
    const next = regions[(at + step * tried + regions.length * 2) % regions.length];
    if (next !== undefined && next !== here && focusRegion(next)) return;
  }
}

function isShown(element: HTMLElement): boolean {
  return element.checkVisibility?.() ?? true;
}
