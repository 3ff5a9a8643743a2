import { act, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { describe, expect, it, vi } from "vitest";
import { List } from "./List";
import { fromArray, type Column } from "./listModel";

interface Person {
  id: string;
  name: string;
}
const people: Person[] = Array.from({ length: 5000 }, (_, index) => ({
  id: `u${index}`,
  name: index === 4000 ? "Zoe" : `Person ${index}`,
}));
const columns: Column<Person>[] = [
  {
    id: "name",
    head: "Name",
    width: "1fr",
    cell: (row) => row.name,
    text: (row) => row.name,
  },
];

function Sample({ rows, onSelect }: { rows: Person[]; onSelect?: (key: string) => void }) {
  const [selected, setSelected] = useState<string>();
  return (
    <List
      label="People"
      source={fromArray(rows)}
      keyOf={(row) => row.id}
      columns={columns}
      selected={selected}
      onSelect={(key) => {
        setSelected(key);
        onSelect?.(key);
      }}
    />
  );
}

describe("List", () => {
  it("says how many rows there are and draws only some of them", () => {
    render(<Sample rows={people} />);
    expect(screen.getByRole("grid").getAttribute("aria-rowcount")).toBe("5001");
    expect(screen.getAllByRole("row").length).toBeLessThan(60);
  });

  it("has one tab stop, which arrows move", () => {
    render(<Sample rows={people} />);
    const first = screen.getByText("Person 0").closest('[role="row"]') as HTMLElement;
    act(() => first.focus());
    fireEvent.keyDown(first, { key: "ArrowDown" });
    const second = screen.getByText("Person 1").closest('[role="row"]');
    expect(document.activeElement).toBe(second);
    expect(document.querySelectorAll('[role="row"][tabindex="0"]')).toHaveLength(1);
  });

  it("selects with Space and says so", () => {
    const onSelect = vi.fn();
    render(<Sample rows={people} onSelect={onSelect} />);
    const row = screen.getByText("Person 2").closest('[role="row"]') as HTMLElement;
    act(() => row.focus());
    fireEvent.keyDown(row, { key: " " });
    expect(onSelect).toHaveBeenCalledWith("u2");
    expect(row.getAttribute("aria-selected")).toBe("true");
  });

  it("leaves keys alone that are typed into a field of a row", () => {
    const onSelect = vi.fn();
    const withField: Column<Person>[] = [
      { id: "name", head: "Name", width: "1fr", cell: () => <input aria-label="note" /> },
    ];
    render(
      <List
        label="People"
        source={fromArray(people.slice(0, 2))}
        keyOf={(row) => row.id}
        columns={withField}
        onSelect={onSelect}
        fill={false}
      />,
    );
    fireEvent.keyDown(screen.getAllByLabelText("note")[0] as HTMLElement, { key: " " });
    expect(onSelect).not.toHaveBeenCalled();
  });

  it("draws a row that has not arrived as busy", () => {
    render(
      <List
        label="People"
        source={{ count: 1, row: (): Person | undefined => undefined }}
        keyOf={(row) => row.id}
        columns={columns}
      />,
    );
    expect(document.querySelector('[aria-busy="true"]')).not.toBeNull();
  });
});
