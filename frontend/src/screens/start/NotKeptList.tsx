import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { addressParts, listed } from "../../components/draftList";
import { drafts } from "../../components/drafts";
import { Glyph } from "../../components/glyphs";
import { LinkButton } from "../../components/LinkButton";
import { PaneSection } from "../../components/PaneSection";
import { useKept } from "../../components/useDraft";
import { useStore } from "../../shell/store";

const useStyles = makeStyles({
  root: { padding: "16px 24px 0" },
  list: { listStyleType: "none", margin: 0, padding: 0 },
  row: {
    display: "flex",
    alignItems: "center",
    columnGap: "8px",
    minHeight: "32px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  of: { flexGrow: 1, minWidth: 0, overflowWrap: "anywhere" },
  text: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground3,
    maxWidth: "40%",
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
  },
});

/** All that was typed on any screen and is not kept yet: a way to each, and to throw it away. */
export function NotKeptList() {
  const styles = useStyles();
  const { t } = useTranslation("start");
  const navigate = useNavigate();
  const list = listed(useKept().data ?? {}, useStore(drafts.typed));
  if (list.length === 0) return null;
  return (
    <div className={styles.root}>
      <PaneSection level={2} title={t("notKept", { count: list.length })}>
        <ul className={styles.list}>
          {list.map((each) => (
            <li key={each.place} className={styles.row}>
              <Glyph state="progress" />
              <span className={styles.of}>
                <LinkButton
                  onClick={() => {
                    const { to, select } = addressParts(each.at);
                    void navigate({ to, search: select === undefined ? {} : { select } });
                  }}
                >
                  {each.of}
                </LinkButton>
              </span>
              <span className={styles.text}>{each.text}</span>
              <LinkButton
                label={t("common:notKept.dropLabel", { name: each.of })}
                onClick={() => {
                  drafts.write(each.place, "");
                  void drafts.flush();
                }}
              >
                {t("common:notKept.drop")}
              </LinkButton>
            </li>
          ))}
        </ul>
      </PaneSection>
    </div>
  );
}
