import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { queryClient } from "../../queries";
import { service } from "../../wailsjs/go/models";
import { SettingsTab } from "./SettingsTab";

vi.mock("../../components/useOpenStop", () => ({ useOpenStop: () => vi.fn() }));

beforeEach(() => {
  queryClient.clear();
  Object.assign(window, {
    go: {
      service: { Drafts: { All: () => Promise.resolve({}), Keep: () => Promise.resolve() } },
    },
  });
});

const setting = (kind: string) =>
  service.PolicySettingView.createFrom({
    name: "OnlinePstnUsages",
    words: "PSTN usages",
    kind,
    stands: "same",
    unit: "",
    remark: "",
    problem: "",
    baseline: "",
    choices: [{ value: "a", words: "A" }],
    asked: [],
    value: "",
    known: false,
    globalOn: false,
    own: false,
  });

describe("a setting that is as in Global", () => {
  it.each(["list", "text", "choice"])(
    "of kind %s takes what is typed once Change was pressed",
    (kind) => {
      const detail = service.PolicyDetailView.createFrom({
        line: { key: "OnlineVoiceRoutingPolicy/UK", name: "UK", comes: "made", there: false },
        settings: [setting(kind)],
        builtIn: false,
        emptyMeans: "",
        baseline: "",
      });
      render(
        <QueryClientProvider client={queryClient}>
          <FluentProvider theme={webLightTheme}>
            <SettingsTab detail={detail} />
          </FluentProvider>
        </QueryClientProvider>,
      );
      fireEvent.click(screen.getByRole("button", { name: /^pane.changeLabel|^Change/ }));
      expect(document.activeElement?.getAttribute("aria-label")).toMatch(/^PSTN usages/);
    },
  );
});
