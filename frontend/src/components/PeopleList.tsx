import { makeStyles, tokens } from "@fluentui/react-components";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { toProblem } from "../api";
import type { service } from "../wailsjs/go/models";
import { List } from "./List";
import { ProblemRow } from "./ProblemRow";
import { useWindow, type Page } from "./useWindow";
import { WhyLink } from "./WhyLink";

const useStyles = makeStyles({
  root: {
    display: "flex",
    flexDirection: "column",
    margin: "-12px -20px",
    height: "calc(100% + 24px)",
  },
  title: { color: tokens.colorNeutralForeground3 },
  none: { padding: "12px 20px", margin: 0, color: tokens.colorNeutralForeground3 },
});

/** People in a pane, in windows; "Why?" explains one of them. `list` names the query, `none` is said when it is empty. */
export function PeopleList(props: {
  label: string;
  none: string;
  list: readonly unknown[];
  fetch: (offset: number, limit: number) => Promise<Page<service.PersonLine>>;
}) {
  const styles = useStyles();
  const { t } = useTranslation("common");
  const navigate = useNavigate();
  const source = useWindow(props.list, props.fetch);
  const explain = (user: string) => void navigate({ to: "/explain", search: { select: user } });
  return (
    <div className={styles.root}>
      {source.error && <ProblemRow problem={toProblem(source.error)} at="work" />}
      {source.loaded && source.count === 0 && <p className={styles.none}>{props.none}</p>}
      {source.count > 0 && (
        <List
          label={props.label}
          source={source}
          keyOf={(person) => person.id}
          height="dense"
          hideHead
          columns={[
            {
              id: "name",
              head: "",
              width: "minmax(0, 1fr)",
              text: (person) => person.name,
              cell: (person) => (
                <span title={person.upn}>
                  {person.name}{" "}
                  <span className={styles.title}>
                    {[person.jobTitle, person.city].filter(Boolean).join(t("comma"))}
                  </span>
                </span>
              ),
            },
            {
              id: "why",
              head: "",
              width: "40px",
              cell: (person, at) =>
                at.active && (
                  <WhyLink about={person.name} onWhy={() => explain(person.id)} onSelectedRow />
                ),
            },
          ]}
        />
      )}
    </div>
  );
}
