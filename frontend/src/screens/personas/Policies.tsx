import { makeStyles, Switch, tokens, typographyStyles } from "@fluentui/react-components";
import { ChevronDownRegular, ChevronRightRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { service } from "../../wailsjs/go/models";
import { PolicyRow } from "./PolicyRow";

const useStyles = makeStyles({
  root: {
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    margin: "8px 0",
    padding: "4px 0 8px",
  },
  head: { display: "flex", alignItems: "center", justifyContent: "space-between" },
  title: { ...typographyStyles.body1Strong, margin: 0 },
  area: {
    appearance: "none",
    border: "none",
    background: "none",
    color: "inherit",
    cursor: "pointer",
    display: "flex",
    alignItems: "center",
    columnGap: "8px",
    padding: "6px 0",
    width: "100%",
    ...typographyStyles.caption1Strong,
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  differ: { fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground3 },
  none: { color: tokens.colorNeutralForeground3, margin: "4px 0" },
});

/** Every policy type by area; areas with differences stand open. */
export function Policies({ detail }: { detail: service.PersonaDetailView }) {
  const styles = useStyles();
  const { t } = useTranslation("personas");
  const [only, setOnly] = useState(false);
  const [folded, setFolded] = useState<Record<string, boolean>>({});
  const [editing, setEditing] = useState("");
  const areas = only ? detail.areas.filter((area) => area.differ > 0) : detail.areas;
  return (
    <div className={styles.root}>
      <div className={styles.head}>
        <h3 className={styles.title}>{t("settings.policies")}</h3>
        <Switch
          labelPosition="before"
          label={t("settings.onlyDifferences")}
          checked={only}
          onChange={(_, data) => setOnly(data.checked)}
        />
      </div>
      {areas.length === 0 && <p className={styles.none}>{t("settings.noDifferences")}</p>}
      {areas.map((area, index) => {
        const open = only || !(folded[area.area] ?? (area.differ === 0 && index > 0));
        const rows = only ? area.rows.filter((row) => row.source === "own") : area.rows;
        return (
          <div key={area.area} role="group" aria-label={area.area}>
            <button
              type="button"
              className={styles.area}
              aria-expanded={open}
              onClick={() => setFolded({ ...folded, [area.area]: open })}
            >
              {open ? <ChevronDownRegular /> : <ChevronRightRegular />}
              {area.area}
              <span className={styles.differ}>
                {t("settings.ofDiffer", { differ: area.differ, count: area.rows.length })}
              </span>
            </button>
            {open &&
              rows.map((row) => (
                <PolicyRow
                  key={row.type}
                  id={detail.persona.id}
                  row={row}
                  editing={editing === row.type}
                  onEdit={(now) => setEditing(now ? row.type : "")}
                />
              ))}
          </div>
        );
      })}
    </div>
  );
}
