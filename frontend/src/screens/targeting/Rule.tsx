import { useState } from "react";
import { Screen } from "../../components/Screen";
import { breakpoints } from "../../theme/sizes";
import { useMediaQuery } from "../../theme/useMediaQuery";
import type { service } from "../../wailsjs/go/models";
import { focusSoon } from "./focusSoon";
import { laidOut } from "./ruleText";
import { RuleWork } from "./RuleWork";
import { testField } from "./TestUser";
import { useTrial } from "./useTrial";
import { WhoPane, type WhoView } from "./WhoPane";

/** One rule that is worked on, and whom it reaches at the right. */
export function Rule(props: {
  view: service.RuleListView;
  item: service.RuleItemView;
  draft: string | undefined;
  onDraft: (text: string | undefined) => void;
  draftOf: (personaId: string) => string | undefined;
  onDraftOf: (personaId: string, text: string | undefined) => void;
  onSelect: (id: string) => void;
  onWhatIf: () => void;
}) {
  const { view, item } = props;
  const onePane = useMediaQuery(`(max-width: ${breakpoints.onePane - 1}px)`);
  const [opened, setOpened] = useState<boolean>();
  const [who, setWho] = useState<WhoView>("reached");
  const text = props.draft ?? laidOut(item.rule);
  const trial = useTrial(item.personaId, text);
  const paneOpen = (opened ?? !onePane) && view.readAt !== "";
  const { counted } = trial;
  const test = () => {
    setOpened(true);
    setWho("test");
    focusSoon(testField);
  };
  return (
    <Screen
      scrolls
      pane={
        paneOpen && counted ? (
          <WhoPane
            personaId={item.personaId}
            text={counted.text}
            stale={trial.now !== undefined && !trial.now.trial.valid}
            total={view.total}
            readAt={view.readAt}
            view={who}
            onView={setWho}
            onClose={() => setOpened(false)}
          />
        ) : undefined
      }
      onClosePane={() => setOpened(false)}
    >
      <RuleWork
        item={item}
        view={view}
        text={text}
        trial={trial}
        onText={props.onDraft}
        draftOf={props.draftOf}
        onDraftOf={props.onDraftOf}
        onOpen={props.onSelect}
        onWhatIf={props.onWhatIf}
        onTest={view.readAt === "" ? undefined : test}
        onWho={paneOpen || view.readAt === "" ? undefined : () => setOpened(true)}
      />
    </Screen>
  );
}
