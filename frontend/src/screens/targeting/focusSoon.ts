const controls = "input, [role=combobox], button";

/** Moves the focus to the field with a mark, which may still be on its way, and gives up after half a second. */
export function focusSoon(mark: string, framesLeft = 30): void {
  requestAnimationFrame(() => {
    const place = document.querySelector<HTMLElement>(`[data-field="${mark}"]`);
    const field = place?.matches(controls) ? place : place?.querySelector<HTMLElement>(controls);
    if (field) field.focus();
    else if (framesLeft > 0) focusSoon(mark, framesLeft - 1);
  });
}
