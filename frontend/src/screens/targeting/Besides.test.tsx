import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { render, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { service } from "../../wailsjs/go/models";
import { Besides } from "./Besides";

function drawn(others: number, apart: number) {
  const trial = new service.RuleTrialView({
    matches: 3,
    besides: [],
    clashes: [],
    others,
    apart,
  });
  const item = new service.RuleItemView({ personaId: "a", layer: "calling" });
  render(
    <FluentProvider theme={webLightTheme}>
      <Besides
        trial={trial}
        rules={[item]}
        item={item}
        text=""
        kept
        onText={vi.fn()}
        onOpen={vi.fn()}
      />
    </FluentProvider>,
  );
}

it("says that the other rules hold nobody where the program is certain of it", () => {
  drawn(2, 2);
  expect(screen.getByText("nobody")).toBeTruthy();
});

it("says that nobody is known where something was not read", () => {
  drawn(2, 1);
  expect(screen.getByText("nobody known")).toBeTruthy();
  expect(screen.queryByText("nobody")).toBeNull();
});
