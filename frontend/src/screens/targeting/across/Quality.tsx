import { ArrowDownloadRegular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { call, toProblem } from "../../../api";
import { keys } from "../../../keys";
import { AnswerHeading } from "../../../components/AnswerHeading";
import { CommandBar } from "../../../components/CommandBar";
import { ProblemRow } from "../../../components/ProblemRow";
import { Screen } from "../../../components/Screen";
import { ago, count, percent } from "../../../format";
import type { service } from "../../../wailsjs/go/models";
import * as Coverage from "../../../wailsjs/go/service/Coverage";
import { AttributePane } from "./AttributePane";
import { AttributeTable } from "./AttributeTable";
import { Mismatches } from "./Mismatches";
import { PeoplePane } from "./PeoplePane";
import { byUse, filledShare, honest, spelledTwice } from "./qualityModel";
import type { Question } from "./question";
import { SaveTable } from "./SaveTable";
import { quality } from "./useStanding";
import { useAttributeWords } from "./useWords";

/** How well the attributes are kept that rules look at: what is missing, what is spelled twice, and what depends on it. */
export default function Quality(props: {
  /** The attribute that is open, and the value of it whose users are shown. */
  parts: readonly string[];
  onParts: (...parts: string[]) => void;
  onImagine: (question: Question) => void;
}) {
  const { t } = useTranslation("targeting");
  const words = useAttributeWords();
  const [saving, setSaving] = useState(false);
  const query = useQuery(quality);
  const view = query.data;
  const [property, value] = props.parts;
  const attribute = view?.attributes.find((each) => each.property === property);
  const close = () => {
    setSaving(false);
    props.onParts();
  };
  const open = (...parts: string[]) => {
    setSaving(false);
    props.onParts(...parts);
  };
  const pane = () => {
    if (saving) return <SaveTable onClose={() => setSaving(false)} />;
    if (property !== undefined && value !== undefined) {
      const holders =
        value === ""
          ? t("quality.holdNone", { name: words(property) })
          : t("quality.holders", { name: words(property), value });
      return (
        <PeoplePane
          key={`${property} ${value}`}
          title={holders}
          label={holders}
          list={keys.valuePeople(property, value)}
          fetch={(_, offset, limit) =>
            call(() => Coverage.ValuePeople(property, value, offset, limit))
          }
          onClose={() => (attribute ? open(property) : close())}
        />
      );
    }
    return (
      view &&
      attribute && (
        <AttributePane
          key={property}
          attribute={attribute}
          total={view.total}
          onValue={(held) => open(attribute.property, held)}
          onImagine={props.onImagine}
          onClose={close}
        />
      )
    );
  };
  const shown = pane();
  return (
    <Screen scrolls pane={shown} onClosePane={close}>
      {query.error && <ProblemRow problem={toProblem(query.error)} at="work" />}
      <Heading view={view} />
      {view && view.readAt !== "" && (
        <>
          <CommandBar
            commands={[
              {
                id: "save",
                words: t("quality.save"),
                icon: <ArrowDownloadRegular />,
                save: true,
                onRun: () => setSaving(true),
              },
            ]}
          />
          <AttributeTable
            attributes={byUse(view.attributes)}
            total={view.total}
            brief={shown !== undefined}
            selected={saving ? undefined : property}
            onSelect={open}
          />
          <Mismatches mismatches={view.mismatches} />
        </>
      )}
    </Screen>
  );
}

function Heading({ view }: { view: service.QualityView | undefined }) {
  const { t } = useTranslation("targeting");
  if (!view) return <AnswerHeading answer={t("quality.question")} />;
  if (view.readAt === "") {
    return <AnswerHeading answer={t("quality.unread")} qualifier={t("across.unread")} />;
  }
  const share = filledShare(view);
  const twice = spelledTwice(view);
  return (
    <AnswerHeading
      above={t("quality.above", { count: view.attributes.length })}
      answer={
        share === undefined
          ? t("quality.answer.unused")
          : t("quality.answer.both", {
              filled: t("quality.answer.filled", { share: percent(honest(share)) }),
              twice: t(twice === 0 ? "quality.answer.noneTwice" : "quality.answer.twice", {
                count: twice,
                n: count(twice),
              }),
            })
      }
      qualifier={t("quality.qualifier", {
        total: count(view.total),
        ago: ago(view.readAt, new Date()),
      })}
    />
  );
}
