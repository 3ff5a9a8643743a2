import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { currentRegion, cycleRegion, focusRegion, rememberFocus } from "./regions";
import { pressWhy } from "./useShortcuts";

beforeEach(() => {
  document.body.innerHTML = `
    <header data-region="header"><button id="menu"></button></header>
    <nav data-region="steps"><a id="start" href="#start"></a></nav>
    <main data-region="list">
      <button id="command"></button>
      <div data-list=""><div id="row1" tabindex="-1"></div><div id="row2" tabindex="0"></div></div>
    </main>`;
  document.addEventListener("focusin", rememberFocus);
});
afterEach(() => {
  document.removeEventListener("focusin", rememberFocus);
  document.body.innerHTML = "";
});

const focused = () => document.activeElement?.id;

describe("regions", () => {
  it("go round in order, past the pane that is not there", () => {
    const order: (string | undefined)[] = [];
    for (let i = 0; i < 4; i++) {
      cycleRegion(false);
      order.push(focused());
    }
    expect(order).toEqual(["menu", "start", "row2", "menu"]);
  });
  it("go round backwards", () => {
    document.getElementById("menu")?.focus();
    cycleRegion(true);
    expect(currentRegion()).toBe("list");
  });
  it("come back to where the focus was", () => {
    document.getElementById("command")?.focus();
    focusRegion("header");
    focusRegion("list");
    expect(focused()).toBe("command");
  });
  it("say when a region is not there", () => {
    expect(focusRegion("pane")).toBe(false);
  });
});

describe("pressWhy", () => {
  it("presses the one nearest to the focus", () => {
    document.body.innerHTML = `
      <p><button data-why="" id="far"></button></p>
      <div><button id="here"></button><button data-why="" id="near"></button></div>`;
    const pressed: string[] = [];
    document.addEventListener("click", (event) => pressed.push((event.target as Element).id));
    document.getElementById("here")?.focus();
    expect(pressWhy()).toBe(true);
    expect(pressed).toEqual(["near"]);
  });
  it("does nothing where nothing can be asked", () => {
    document.body.innerHTML = "";
    expect(pressWhy()).toBe(false);
  });
});
