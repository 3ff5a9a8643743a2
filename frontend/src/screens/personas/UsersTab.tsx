import { makeStyles, tokens } from "@fluentui/react-components";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { call, toProblem } from "../../api";
import { keys } from "../../keys";
import { List } from "../../components/List";
import { ProblemRow } from "../../components/ProblemRow";
import { useWindow } from "../../components/useWindow";
import { WhyLink } from "../../components/WhyLink";
import type { service } from "../../wailsjs/go/models";
import * as Personas from "../../wailsjs/go/service/Personas";

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

/** The users of a persona in windows; "Why?" explains one of them. */
export function UsersTab({ id, read }: { id: string; read: boolean }) {
  const styles = useStyles();
  const { t } = useTranslation("personas");
  const navigate = useNavigate();
  const source = useWindow<service.PersonLine>(keys.personaPeople(id), (offset, limit) =>
    call(() => Personas.People(id, offset, limit)),
  );
  const explain = (user: string) => void navigate({ to: "/explain", search: { select: user } });
  return (
    <div className={styles.root}>
      {source.error && <ProblemRow problem={toProblem(source.error)} at="work" />}
      {source.loaded && source.count === 0 && (
        <p className={styles.none}>{t(read ? "users.none" : "users.unread")}</p>
      )}
      {source.count > 0 && (
        <List
          label={t("users.label")}
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
                  {person.name} <span className={styles.title}>{person.jobTitle}</span>
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
