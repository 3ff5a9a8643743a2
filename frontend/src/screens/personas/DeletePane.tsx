import { Button } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { toProblem } from "../../api";
import { Pane } from "../../components/Pane";
import { PaneSection } from "../../components/PaneSection";
import { ProblemRow } from "../../components/ProblemRow";
import { count } from "../../format";
import { Staying } from "./RenameList";
import { useGoesAlong } from "./useNames";

/** What goes with a persona when it is deleted and what stays, before it is done. */
export function DeletePane(props: {
  id: string;
  deleting: boolean;
  onDelete: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation("names");
  const query = useGoesAlong(props.id);
  const v = query.data;
  if (!v && !query.error) return null;
  return (
    <Pane
      title={t("delete.title", { name: v?.name ?? props.id })}
      caption={t("delete.caption")}
      onClose={props.onClose}
      foot={
        <>
          <Button
            appearance="primary"
            disabled={!v || props.deleting}
            onClick={props.onDelete}
            autoFocus
          >
            {t("delete.do")}
          </Button>
          <Button onClick={props.onClose}>{t("delete.leave")}</Button>
        </>
      }
    >
      {query.error && <ProblemRow problem={toProblem(query.error)} />}
      {v && (
        <>
          <PaneSection title={t("delete.who")}>
            <p>
              {v.users < 0
                ? t("delete.nobodyCounted")
                : t("delete.users", { count: v.users, n: count(v.users) })}
            </p>
            <p>{t(v.group ? "delete.group" : v.kept ? "delete.kept" : "delete.noGroup")}</p>
            {v.group && v.licences.length > 0 && (
              <p>{t("delete.licences", { licences: v.licences.join(", ") })}</p>
            )}
          </PaneSection>
          <PaneSection title={t("delete.own", { count: v.own.length })}>
            <ul>
              {v.own.map((each) => (
                <li key={`${each.type} ${each.name}`}>
                  {each.type}: {each.name}. {t(each.there ? "delete.there" : "delete.here")}
                </li>
              ))}
            </ul>
          </PaneSection>
          {v.stays.length > 0 && (
            <PaneSection title={t("delete.stays", { count: v.stays.length })}>
              <ul>
                <Staying stays={v.stays} />
              </ul>
            </PaneSection>
          )}
          {v.queues.length > 0 && (
            <PaneSection title={t("delete.queues", { count: v.queues.length })}>
              <p>{v.queues.join(", ")}</p>
            </PaneSection>
          )}
        </>
      )}
    </Pane>
  );
}
