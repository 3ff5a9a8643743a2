import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { call, toProblem } from "../../api";
import { keys } from "../../keys";
import { AnswerHeading } from "../../components/AnswerHeading";
import { List } from "../../components/List";
import type { Column } from "../../components/listModel";
import { ProblemRow } from "../../components/ProblemRow";
import { Screen } from "../../components/Screen";
import { useWindow } from "../../components/useWindow";
import { WhyLink } from "../../components/WhyLink";
import { count } from "../../format";
import type { service } from "../../wailsjs/go/models";
import * as Targeting from "../../wailsjs/go/service/Targeting";

/**
 * Those whom the rules leave open: in no baseline, whom no rule of the lowest layer reaches, or unsure, of whom nobody
 * can say whether a rule reaches them because an attribute it looks at was not read.
 */
export default function Nobody({
  view,
  which,
}: {
  view: service.RuleListView;
  which: "nobody" | "unsure";
}) {
  const { t } = useTranslation("targeting");
  const navigate = useNavigate();
  const source = useWindow<service.PersonLine>(keys.nobody(which), (offset, limit) =>
    call(() =>
      which === "nobody" ? Targeting.Nobody(offset, limit) : Targeting.Unsure(offset, limit),
    ),
  );
  const users = which === "nobody" ? view.noBaseline : view.unknown;
  const columns: Column<service.PersonLine>[] = (
    [
      ["name", "minmax(0, 2fr)", (person) => person.name],
      ["job", "minmax(0, 2fr)", (person) => person.jobTitle],
      ["department", "minmax(0, 1fr)", (person) => person.department],
      ["city", "minmax(0, 1fr)", (person) => person.city],
    ] as [string, string, (person: service.PersonLine) => string][]
  ).map(([id, width, text]) => ({ id, head: t(`nobody.${id}`), width, text, cell: text }));
  return (
    <Screen>
      {view.readAt === "" ? (
        <AnswerHeading answer={t("nobody.unread")} qualifier={t("across.unread")} />
      ) : (
        <AnswerHeading
          answer={t(`nobody.${which}.answer`, { count: users, n: count(users) })}
          qualifier={t(`nobody.${which}.qualifier`, { total: count(view.total) })}
        />
      )}
      {source.error && <ProblemRow problem={toProblem(source.error)} at="work" />}
      {source.count > 0 && (
        <List
          label={t(`nobody.${which}.label`)}
          source={source}
          keyOf={(person) => person.id}
          columns={[
            ...columns,
            {
              id: "why",
              head: t("nobody.why"),
              width: "48px",
              cell: (person, at) =>
                at.active && (
                  <WhyLink
                    about={person.name}
                    onWhy={() => void navigate({ to: "/explain", search: { select: person.id } })}
                  />
                ),
            },
          ]}
        />
      )}
    </Screen>
  );
}
