import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { LinkButton } from "../../../components/LinkButton";
import { Pane } from "../../../components/Pane";
import { Facts, PaneSection } from "../../../components/PaneSection";
import { count, percent } from "../../../format";
import type { service } from "../../../wailsjs/go/models";
import { filledIn, honest, variantsOf } from "./qualityModel";
import { ofSpelling, type Question } from "./question";
import { useAttributeWords } from "./useWords";
import { VariantGroup } from "./VariantGroup";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0, overflowWrap: "anywhere" },
  once: { padding: "2px 0" },
  small: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3, margin: "4px 0 0" },
});

/** One attribute: what is missing, which values are several spellings of one, and which only one user has. */
export function AttributePane(props: {
  attribute: service.AttributeQualityView;
  total: number;
  onValue: (value: string) => void;
  onImagine: (question: Question) => void;
  onClose: () => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("targeting");
  const words = useAttributeWords();
  const { attribute, total, onValue, onImagine } = props;
  const { property } = attribute;
  const filled = filledIn(attribute, total);
  const groups = variantsOf(attribute);
  const examples = attribute.examples ?? [];
  const more = attribute.once - examples.length;
  return (
    <Pane
      title={words(property)}
      caption={
        attribute.used > 0
          ? t("quality.usedIn", { count: attribute.used, n: count(attribute.used) })
          : t("quality.unusedAnywhere")
      }
      onClose={props.onClose}
    >
      <PaneSection title={t("quality.kept")}>
        <Facts
          facts={[
            [
              t("quality.column.filled"),
              t("quality.filledOf", {
                n: count(filled),
                share: percent(honest(total === 0 ? 0 : filled / total)),
              }),
            ],
            [
              t("quality.column.blank"),
              attribute.blank > 0 ? (
                <LinkButton label={t("quality.whoBlank")} onClick={() => onValue("")}>
                  {count(attribute.blank)}
                </LinkButton>
              ) : (
                count(0)
              ),
            ],
            [t("quality.column.unknown"), count(attribute.unknown)],
            [t("quality.column.distinct"), count(attribute.distinct)],
          ]}
        />
      </PaneSection>
      {groups.length > 0 && (
        <PaneSection title={t("quality.variants", { count: groups.length })}>
          {groups.map((group) => (
            <VariantGroup
              key={group.keep}
              group={group}
              onValue={onValue}
              onImagine={(others) => onImagine(ofSpelling(property, others, group.keep))}
            />
          ))}
        </PaneSection>
      )}
      {examples.length > 0 && (
        <PaneSection title={t("quality.once", { count: attribute.once, n: count(attribute.once) })}>
          <ul className={styles.list}>
            {examples.map(({ value, near }) => (
              <li key={value} className={styles.once}>
                <LinkButton onClick={() => onValue(value)}>
                  {t("quality.quoted", { value })}
                </LinkButton>
                {near && (
                  <>
                    {t("common:comma")}
                    {t("quality.meant", { near })}{" "}
                    <LinkButton onClick={() => onImagine(ofSpelling(property, [value], near))}>
                      {t("quality.imagineIt")}
                    </LinkButton>
                  </>
                )}
              </li>
            ))}
          </ul>
          {more > 0 && (
            <p className={styles.small}>{t("quality.moreOnce", { count: more, n: count(more) })}</p>
          )}
        </PaneSection>
      )}
    </Pane>
  );
}
