import { fireEvent, render, screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import type { service } from "../../../wailsjs/go/models";
import { matrixOf } from "./matrix";
import { MatrixGrid } from "./MatrixGrid";

const reach = (personaId: string, layer: string, users: number): service.ReachView => ({
  personaId,
  name: `Prov_Teams_Phone_${personaId}`,
  layer,
  users,
  wins: users,
  unknown: 0,
  assumed: 0,
});

const rows = matrixOf({
  readAt: "2026-11-25T10:00:00Z",
  total: 100,
  personas: [
    reach("Base", "baseline", 100),
    reach("HR", "department", 10),
    reach("Desk", "department", 20),
  ],
  crossings: [
    { a: "HR", b: "Desk", users: 2, clash: true, winner: "HR" },
    { a: "Base", b: "HR", users: 10, clash: false, winner: "" },
  ],
  layers: [],
} as unknown as service.OverlapsView);

function shown(selected: string[] = []) {
  const onSelect = vi.fn();
  render(<MatrixGrid label="Overlaps" rows={rows} selected={selected} onSelect={onSelect} />);
  return { onSelect, cells: screen.getAllByRole("gridcell") };
}

describe("the matrix of overlaps", () => {
  it("is a triangle with one tab stop", () => {
    const { cells } = shown();
    expect(cells).toHaveLength(6);
    expect(cells.filter((cell) => cell.tabIndex === 0)).toHaveLength(1);
  });

  it("says a clash in words, and any other crossing without them", () => {
    shown();
    const clash = screen.getByRole("gridcell", { name: /^Clash: .*HR and .*Desk: 2 users/ });
    expect(clash.querySelector("[data-glyph=stop]")).not.toBeNull();
    expect(
      screen.getByRole("gridcell", {
        name: "Prov_Teams_Phone_Base and Prov_Teams_Phone_HR: 10 users in both",
      }),
    ).toBeDefined();
  });

  it("is walked by arrows in two directions and opened by Space", () => {
    const { onSelect, cells } = shown();
    cells[0]?.focus();
    for (const key of ["ArrowDown", "ArrowDown", "ArrowRight", " "]) {
      fireEvent.keyDown(document.activeElement ?? document.body, { key });
    }
    expect(onSelect).toHaveBeenCalledTimes(1);
    expect(onSelect.mock.calls[0]?.[0]).toMatchObject({ users: 2, clash: true });
    fireEvent.keyDown(document.activeElement ?? document.body, { key: "ArrowUp" });
    expect(document.activeElement?.getAttribute("data-at")).toBe("1:1");
  });

  it("marks the crossing that is open, whichever way round it is named", () => {
    const { cells } = shown(["Desk", "HR"]);
    const open = cells.filter((cell) => cell.getAttribute("aria-selected") === "true");
    expect(open.map((cell) => cell.dataset.at)).toEqual(["2:1"]);
  });
});
