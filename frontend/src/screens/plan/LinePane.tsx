import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { call, toProblem } from "../../api";
import { keys } from "../../keys";
import { LineOfReasoning } from "../../components/LineOfReasoning";
import { LongName } from "../../components/LongName";
import { Pane } from "../../components/Pane";
import { Facts, PaneSection } from "../../components/PaneSection";
import { PeopleList } from "../../components/PeopleList";
import { ProblemRow } from "../../components/ProblemRow";
import { stopsOf } from "../../components/reasoning";
import { Tabs } from "../../components/Tabs";
import { useOpenStop } from "../../components/useOpenStop";
import { count } from "../../format";
import type { service } from "../../wailsjs/go/models";
import * as Plan from "../../wailsjs/go/service/Plan";
import { feltOf } from "./planModel";
import { Sentence } from "./Sentence";

const useStyles = makeStyles({
  command: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: "18px",
    whiteSpace: "pre-wrap",
    overflowWrap: "anywhere",
    margin: "0 0 8px",
    padding: "8px 12px",
    backgroundColor: tokens.colorNeutralBackground3,
  },
  more: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3, margin: 0 },
});

type Tab = "change" | "users";

/** The pane of a line: what becomes what, why, with which commands, and for whom. */
export function LinePane(props: { id: string; plan: number; onClose: () => void }) {
  const { t } = useTranslation("plan");
  const query = useQuery({
    queryKey: keys.planLine(props.id),
    queryFn: ({ signal }) => call(() => Plan.Line(props.id), signal),
  });
  const [tab, setTab] = useState<Tab>("change");
  const detail = query.data;
  if (!detail) {
    return (
      <Pane title={query.error ? t("line.gone") : ""} onClose={props.onClose}>
        {query.error && <ProblemRow problem={toProblem(query.error)} />}
      </Pane>
    );
  }
  const { line } = detail;
  return (
    <Pane
      title={<Sentence line={line.changes > 1 ? withoutOne(line) : line} />}
      caption={t("line.caption", {
        changes: t("changes", { count: line.changes, n: count(line.changes) }),
        count: line.users,
        n: count(line.users),
      })}
      onClose={props.onClose}
      tabs={
        <Tabs
          label={t("line.tabs")}
          selected={tab}
          onSelect={setTab}
          tabs={[
            { id: "change", words: t("line.change") },
            { id: "users", words: t("line.users", { n: count(line.users) }) },
          ]}
        />
      }
    >
      {tab === "users" ? (
        <PeopleList
          label={t("line.people")}
          none={t("line.nobody")}
          list={keys.planPeople(props.id)}
          fetch={(offset, limit) => call(() => Plan.LinePeople(props.id, offset, limit))}
        />
      ) : (
        <Change detail={detail} plan={props.plan} />
      )}
    </Pane>
  );
}

function Change({ detail, plan }: { detail: service.PlanLineDetailView; plan: number }) {
  const styles = useStyles();
  const { t } = useTranslation("plan");
  const openStop = useOpenStop();
  const { line } = detail;
  const felt = feltOf(line.effect);
  const name = (text: string) => (text === "" ? t("none") : <LongName name={text} plain />);
  return (
    <>
      <PaneSection title={t("line.what")}>
        <Facts
          facts={[
            ...(line.changes > 1
              ? [[t("line.example"), line.says] satisfies [string, string]]
              : [
                  [t("line.subject"), <LongName key="" name={line.subject} plain />] as [
                    string,
                    React.ReactNode,
                  ],
                ]),
            [t("line.before"), name(line.before)],
            [t("line.after"), name(line.after)],
            [t("line.felt"), `${t(`common:felt.${felt}`)} ${felt === "nothing" ? "" : line.feels}`],
          ]}
        />
      </PaneSection>
      <PaneSection title={t("line.reasons")}>
        <LineOfReasoning
          stops={[...stopsOf(detail.reasons), { kind: "plan", title: t("line.plan", { plan }) }]}
          until="plan"
          onOpen={openStop}
        />
      </PaneSection>
      <PaneSection title={t("line.commands")}>
        {detail.commands.map((command, index) => (
          <pre key={index} className={styles.command}>
            {command}
          </pre>
        ))}
        {detail.more > 0 && (
          <p className={styles.more}>
            {t("line.more", { count: detail.more, n: count(detail.more) })}
          </p>
        )}
      </PaneSection>
    </>
  );
}

/** A line of many changes without what is of its first change alone. */
function withoutOne(line: service.PlanLineView): service.PlanLineView {
  return { ...line, says: "", before: "", after: line.kind === "grantUser" ? line.after : "" };
}
