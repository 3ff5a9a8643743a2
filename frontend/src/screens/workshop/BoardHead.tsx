import { useTranslation } from "react-i18next";
import type { State } from "../../components/glyphs";
import { StateBadge } from "../../components/StateBadge";
import { count, day } from "../../format";
import type { service } from "../../wailsjs/go/models";
import { useBoardStyles } from "./boardStyles";

const states: Record<string, State> = { planned: "empty", underway: "progress", heard: "done" };

/** The head of a column: who speaks for the department, when it is heard, and how far that is. */
export function BoardHead({ department }: { department: service.DepartmentView }) {
  const styles = useBoardStyles();
  const { t } = useTranslation("workshop");
  const { interview } = department;
  const left = Math.max(0, department.of - department.answered);
  return (
    <>
      <div>
        <span className={styles.name}>{department.name}</span>{" "}
        <span className={styles.date}>
          {department.people > 0 && (
            <span title={t("people", { count: department.people, n: count(department.people) })}>
              {count(department.people)}
            </span>
          )}
        </span>
      </div>
      <div className={styles.caption}>
        {[department.place, department.leader].filter((each) => each !== "").join(", ") ||
          t("nobodySpeaks")}
      </div>
      <div className={styles.date}>{interview.on === "" ? t("noDay") : day(interview.on)}</div>
      <div className={styles.badge}>
        <StateBadge
          state={states[interview.state] ?? "empty"}
          words={
            interview.state === "underway"
              ? t("state.underway", { count: left })
              : interview.state === "heard"
                ? t("state.heard")
                : t("state.planned")
          }
        />
      </div>
    </>
  );
}
