import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { call, toProblem } from "../../api";
import { AnswerHeading } from "../../components/AnswerHeading";
import { List } from "../../components/List";
import { ProblemRow } from "../../components/ProblemRow";
import { useWindow } from "../../components/useWindow";
import { WhyLink } from "../../components/WhyLink";
import { count } from "../../format";
import type { service } from "../../wailsjs/go/models";
import * as Targeting from "../../wailsjs/go/service/Targeting";

/** Those who are in no baseline: whom no rule of the lowest layer reaches. */
export function Nobody({ view }: { view: service.RuleListView }) {
  const { t } = useTranslation("targeting");
  const navigate = useNavigate();
  const source = useWindow<service.PersonLine>(["nobody"], (offset, limit) =>
    call(() => Targeting.Nobody(offset, limit)),
  );
  return (
    <>
      <AnswerHeading
        answer={t("nobody.answer", { count: view.noBaseline, n: count(view.noBaseline) })}
        qualifier={t("nobody.qualifier", { total: count(view.total) })}
      />
      {source.error && <ProblemRow problem={toProblem(source.error)} at="work" />}
      <List
        label={t("nobody.label")}
        source={source}
        keyOf={(person) => person.id}
        columns={[
          {
            id: "name",
            head: t("nobody.name"),
            width: "minmax(0, 2fr)",
            text: (person) => person.name,
            cell: (person) => person.name,
          },
          {
            id: "job",
            head: t("nobody.job"),
            width: "minmax(0, 2fr)",
            cell: (person) => person.jobTitle,
          },
          {
            id: "department",
            head: t("nobody.department"),
            width: "minmax(0, 1fr)",
            cell: (person) => person.department,
          },
          {
            id: "city",
            head: t("nobody.city"),
            width: "minmax(0, 1fr)",
            cell: (person) => person.city,
          },
          {
            id: "why",
            head: "",
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
    </>
  );
}
