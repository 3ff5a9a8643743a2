import { act, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { InheritedValue } from "../components/InheritedValue";
import { NotKept } from "../components/NotKept";
import { keepFocus } from "./keepFocus";

let stop: () => void;
beforeEach(() => {
  stop = keepFocus();
});
afterEach(() => stop());

/** Presses a control as the keyboard does, and waits until the page has settled. */
async function press(name: string) {
  const control = screen.getByRole("button", { name });
  act(() => control.focus());
  fireEvent.click(control);
  await vi.waitFor(() => expect(document.activeElement).not.toBe(document.body));
  return document.activeElement;
}

function Setting() {
  const [differs, setDiffers] = useState(false);
  return (
    <main data-region="list">
      <button>Before</button>
      <InheritedValue
        label="Place"
        value="Leeds"
        source="from calling"
        differs={differs}
        field={<input aria-label="Place" />}
        onChange={() => setDiffers(true)}
        onDrop={() => setDiffers(false)}
      />
      <button>After</button>
    </main>
  );
}

describe("a control that goes when it is pressed", () => {
  it("leaves the focus at the field that Change opens, and at Change after Drop", async () => {
    render(<Setting />);
    expect(await press("Change Place")).toBe(screen.getByRole("textbox", { name: "Place" }));
    expect(await press("Drop the difference in Place")).toBe(
      screen.getByRole("button", { name: "Change Place" }),
    );
  });

  it("leaves it at the field whose draft was thrown away", async () => {
    function Field() {
      const [draft, setDraft] = useState(true);
      return (
        <main data-region="list">
          <div>
            <input aria-label="Owner" />
            {draft && <NotKept label="Owner" onDrop={() => setDraft(false)} />}
          </div>
          <button>After</button>
        </main>
      );
    }
    render(<Field />);
    expect(await press("Throw away what is typed in Owner")).toBe(screen.getByLabelText("Owner"));
  });

  it("leaves it at what comes next in a list, and at the one before after the last", async () => {
    function Entries() {
      const [left, setLeft] = useState(["a", "b", "c"]);
      return (
        <main data-region="list">
          <button>Before</button>
          <ul>
            {left.map((each) => (
              <li key={each}>
                <button onClick={() => setLeft(left.filter((one) => one !== each))}>{each}</button>
              </li>
            ))}
          </ul>
        </main>
      );
    }
    render(<Entries />);
    expect((await press("b"))?.textContent).toBe("c");
    expect((await press("c"))?.textContent).toBe("a");
    expect((await press("a"))?.textContent).toBe("Before");
  });

  it("leaves it in the list when its pane closes", async () => {
    function Panes() {
      const [open, setOpen] = useState(true);
      return (
        <>
          <main data-region="list">
            <button>Row</button>
          </main>
          {open && (
            <div data-region="pane">
              <button onClick={() => setOpen(false)}>Close</button>
            </div>
          )}
        </>
      );
    }
    render(<Panes />);
    expect((await press("Close"))?.textContent).toBe("Row");
  });

  it("gets the focus back when it is out of use only for a moment", async () => {
    render(
      <main data-region="list">
        <button>Save</button>
        <button>Other</button>
      </main>,
    );
    const save = screen.getByRole<HTMLButtonElement>("button", { name: "Save" });
    act(() => save.focus());
    save.disabled = true;
    save.blur();
    await Promise.resolve();
    save.disabled = false;
    await vi.waitFor(() => expect(document.activeElement).toBe(save));
    save.disabled = true;
    save.blur();
    await vi.waitFor(() => expect(document.activeElement?.textContent).toBe("Other"));
  });

  it("leaves alone who has gone elsewhere or scrolls", async () => {
    render(
      <main data-region="list">
        <button>Row</button>
        <button>Other</button>
      </main>,
    );
    const row = screen.getByRole("button", { name: "Row" });
    act(() => row.focus());
    fireEvent.wheel(row);
    row.remove();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(document.activeElement).toBe(document.body);
  });
});
