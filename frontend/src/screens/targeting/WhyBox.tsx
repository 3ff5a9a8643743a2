import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { ChevronDownRegular, ChevronRightRegular, DismissRegular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { call } from "../../api";
import { keys } from "../../keys";
import { Loaded } from "../../components/Loaded";
import type { service } from "../../wailsjs/go/models";
import * as Targeting from "../../wailsjs/go/service/Targeting";
import { outcomeKeys } from "./outcomes";
import { WhyNearest } from "./WhyNearest";
import { WhySentences } from "./WhySentences";
import { WhyTree } from "./WhyTree";

const useStyles = makeStyles({
  root: {
    flexShrink: 0,
    maxHeight: "60%",
    overflowY: "auto",
    padding: "8px 20px 12px",
    borderTop: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  head: { display: "flex", alignItems: "start", justifyContent: "space-between" },
  title: { ...typographyStyles.body1Strong, margin: 0 },
  person: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3, margin: 0 },
  assumed: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, margin: 0 },
  fold: {
    ...typographyStyles.caption1Strong,
    display: "flex",
    alignItems: "center",
    columnGap: "4px",
    appearance: "none",
    border: "none",
    background: "none",
    color: "inherit",
    padding: 0,
    margin: "12px 0 4px",
    cursor: "pointer",
  },
});

/** Why the rule lets one person in or leaves them out: in sentences, what would turn it round, and every expression. */
export function WhyBox(props: { text: string; userId: string; onClose: () => void }) {
  const styles = useStyles();
  const { t } = useTranslation("targeting");
  const why = useQuery({
    queryKey: keys.why(props.text, props.userId),
    queryFn: ({ signal }) => call(() => Targeting.Why(props.text, props.userId), signal),
  });
  return (
    <section className={styles.root} aria-label={t("why.label")} tabIndex={0}>
      <Loaded query={why}>{(view) => <Answer view={view} onClose={props.onClose} />}</Loaded>
    </section>
  );
}

function Answer(props: { view: service.WhyView; onClose: () => void }) {
  const styles = useStyles();
  const { t } = useTranslation("targeting");
  const { t: common } = useTranslation("common");
  const [open, setOpen] = useState(false);
  const { view } = props;
  const { name, jobTitle, department, city } = view.person;
  const outcome = outcomeKeys[view.outcome] ?? "unknown";
  return (
    <>
      <div className={styles.head}>
        <div>
          <h3 className={styles.title}>{t(`why.${outcome}`, { name })}</h3>
          <p className={styles.person}>
            {[jobTitle, department, city].filter(Boolean).join(common("comma"))}
          </p>
        </div>
        <Button
          appearance="subtle"
          size="small"
          icon={<DismissRegular />}
          aria-label={t("why.close")}
          onClick={props.onClose}
        />
      </div>
      <WhySentences because={view.because} />
      {view.assumed && !view.because.some((sentence) => sentence.assumed) && (
        <p className={styles.assumed}>{t("why.assumed")}</p>
      )}
      {view.nearest && <WhyNearest nearest={view.nearest} />}
      <button
        type="button"
        className={styles.fold}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {open ? <ChevronDownRegular aria-hidden /> : <ChevronRightRegular aria-hidden />}
        {t("why.every")}
      </button>
      {open && <WhyTree tree={view.tree} />}
    </>
  );
}
