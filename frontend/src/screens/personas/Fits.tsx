import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { call, toProblem } from "../../api";
import { PaneSection } from "../../components/PaneSection";
import { ProblemRow } from "../../components/ProblemRow";
import type { service } from "../../wailsjs/go/models";
import * as Personas from "../../wailsjs/go/service/Personas";
import * as Policies from "../../wailsjs/go/service/Policies";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0 },
  item: { padding: "8px 0", borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  line: { ...typographyStyles.caption1, display: "block", color: tokens.colorNeutralForeground2 },
  name: { overflowWrap: "anywhere" },
});

/** What the tenant has that is named as the convention says: each can be taken over as it is. */
export function Fits({ fits, read }: { fits: readonly service.NameFitView[]; read: boolean }) {
  const styles = useStyles();
  const { t } = useTranslation("names");
  const take = useMutation({
    mutationFn: (fit: service.NameFitView) =>
      call<unknown>(() =>
        fit.kind === "persona"
          ? Personas.TakeOver([fit.key])
          : Policies.TakeOver(fit.type, [fit.name]),
      ),
  });
  if (!read || fits.length === 0) {
    return (
      <PaneSection title={t("fits.title")}>
        <p>{t(read ? "fits.none" : "fits.unread")}</p>
      </PaneSection>
    );
  }
  return (
    <PaneSection title={t("fits.title")}>
      {take.error && <ProblemRow problem={toProblem(take.error)} />}
      <ul className={styles.list}>
        {fits.map((fit) => (
          <li key={`${fit.kind} ${fit.key}`} className={styles.item}>
            <span className={styles.line}>
              {fit.kind === "persona" ? t("fits.group") : fit.typeName}
            </span>
            <span className={styles.name}>{fit.name}</span>
            <span className={styles.line}>
              {[
                t(`layers.${fit.layer}`),
                ...[fit.country, fit.place, fit.department, fit.short].filter(
                  (each) => each !== "",
                ),
              ].join(", ")}
            </span>
            {fit.refused !== "" ? (
              <span className={styles.line}>{fit.refused}.</span>
            ) : (
              <Button
                size="small"
                disabled={take.isPending}
                aria-label={t("fits.takeOne", { name: fit.name })}
                onClick={() => take.mutate(fit)}
              >
                {t("fits.take")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </PaneSection>
  );
}
