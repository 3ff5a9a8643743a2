import { makeStyles } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { call, toProblem } from "../../api";
import { AnswerHeading } from "../../components/AnswerHeading";
import { ChooseOne } from "../../components/ChooseOne";
import { EmptyState } from "../../components/EmptyState";
import { ProblemRow } from "../../components/ProblemRow";
import { Screen } from "../../components/Screen";
import { useSelected } from "../../components/useSelected";
import { breakpoints } from "../../theme/sizes";
import { useMediaQuery } from "../../theme/useMediaQuery";
import type { service } from "../../wailsjs/go/models";
import * as Targeting from "../../wailsjs/go/service/Targeting";
import { Nobody } from "./Nobody";
import { nobody, RuleList } from "./RuleList";
import { laidOut } from "./ruleText";
import { RuleWork } from "./RuleWork";
import { useTrial } from "./useTrial";
import { WhoPane } from "./WhoPane";

const useStyles = makeStyles({ choose: { padding: "12px 24px 0" } });

/** Who gets it, and why: the rules at the left, one of them in the middle, and whom it reaches at the right. */
export default function TargetingScreen() {
  const { t } = useTranslation("targeting");
  const navigate = useNavigate();
  const [selected, select] = useSelected();
  const [drafts, setDrafts] = useState<Record<string, string>>({});
  const query = useQuery({ queryKey: ["rules"], queryFn: () => call(Targeting.Rules) });
  const view = query.data;
  if (!view) {
    return (
      <Screen>
        {query.error && <ProblemRow problem={toProblem(query.error)} at="work" />}
        <AnswerHeading answer={t("question")} />
      </Screen>
    );
  }
  const item = view.rules.find((rule) => rule.personaId === selected) ?? view.rules[0];
  if (!item) {
    return (
      <Screen>
        <AnswerHeading answer={t("empty.answer")} />
        <EmptyState
          title={t("empty.title")}
          words={t("empty.words")}
          actions={[{ words: t("empty.open"), onRun: () => void navigate({ to: "/personas" }) }]}
        />
      </Screen>
    );
  }
  return (
    <Rule
      key={selected === nobody ? nobody : item.personaId}
      view={view}
      item={item}
      nobodyOpen={selected === nobody}
      draft={drafts[item.personaId]}
      onDraft={(text) =>
        setDrafts((all) => {
          const rest = Object.entries(all).filter(([id]) => id !== item.personaId);
          return Object.fromEntries(
            text === undefined ? rest : [...rest, [item.personaId, text] as const],
          );
        })
      }
      onSelect={select}
    />
  );
}

function Rule(props: {
  view: service.RuleListView;
  item: service.RuleItemView;
  nobodyOpen: boolean;
  draft: string | undefined;
  onDraft: (text: string | undefined) => void;
  onSelect: (id: string) => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("targeting");
  const { view, item, nobodyOpen, onSelect } = props;
  const narrow = useMediaQuery(`(max-width: ${breakpoints.rail}px)`);
  const onePane = useMediaQuery(`(max-width: ${breakpoints.onePane - 1}px)`);
  const [opened, setOpened] = useState<boolean>();
  const text = props.draft ?? laidOut(item.rule);
  const trial = useTrial(item.personaId, text);
  const paneOpen = (opened ?? !onePane) && view.readAt !== "" && !nobodyOpen;
  const { counted } = trial;
  const here = nobodyOpen ? nobody : item.personaId;
  return (
    <Screen
      scrolls={!nobodyOpen}
      second={narrow ? undefined : <RuleList view={view} selected={here} onSelect={onSelect} />}
      pane={
        paneOpen && counted ? (
          <WhoPane
            personaId={item.personaId}
            text={counted.text}
            stale={trial.now !== undefined && !trial.now.trial.valid}
            total={view.total}
            readAt={view.readAt}
            onClose={() => setOpened(false)}
          />
        ) : undefined
      }
      onClosePane={() => setOpened(false)}
    >
      {narrow && (
        <div className={styles.choose}>
          <ChooseOne
            label={t("list.label")}
            options={[
              ...view.rules.map((rule) => ({ id: rule.personaId, words: rule.name })),
              { id: nobody, words: t("list.noBaseline") },
            ]}
            chosen={here}
            onChoose={onSelect}
          />
        </div>
      )}
      {nobodyOpen ? (
        <Nobody view={view} />
      ) : (
        <RuleWork
          item={item}
          view={view}
          text={text}
          trial={trial}
          onText={props.onDraft}
          onOpen={onSelect}
          onWho={paneOpen || view.readAt === "" ? undefined : () => setOpened(true)}
        />
      )}
    </Screen>
  );
}
