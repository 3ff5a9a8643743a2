import { makeStyles, tokens } from "@fluentui/react-components";
import { MoreHorizontalRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import { LinkButton } from "../../components/LinkButton";
import { MenuButton } from "../../components/MenuButton";
import {
  added,
  at,
  blank,
  grouped,
  other,
  replaced,
  ungrouped,
  type Part,
  type Path,
} from "./builderTree";
import { ConditionRow } from "./ConditionRow";

const useStyles = makeStyles({
  part: { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  group: {
    margin: "6px 0 6px 36px",
    paddingLeft: "10px",
    borderLeft: `2px solid ${tokens.colorNeutralStroke1}`,
  },
  head: {
    display: "flex",
    alignItems: "center",
    columnGap: "12px",
    minHeight: "32px",
    color: tokens.colorNeutralForeground2,
  },
  more: { minWidth: "28px", width: "28px", height: "28px", padding: 0 },
  push: { marginLeft: "auto" },
});

/** The parts of a group under each other, groups inside it with a line at their left. */
export function BuilderGroup(props: {
  root: Part;
  path: Path;
  counts: (path: Path) => number | undefined;
  properties: readonly { id: string; type: string }[];
  total: number;
  onChange: (root: Part | undefined) => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("targeting");
  const { root, path, onChange } = props;
  const group = at(root, path);
  if (!group) return null;
  // The root may be a condition that stands alone: it is shown as the only part of a group.
  const single = group.condition !== undefined;
  const parts = single ? [group] : group.parts;
  const put = (where: Path, part: Part | undefined) => onChange(replaced(root, where, part));
  const negate = (where: Path, part: Part) => put(where, { ...part, not: !part.not });

  const more = (where: Path, part: Part, last: boolean) => (
    <MenuButton
      words=""
      label={t("builder.more")}
      icon={<MoreHorizontalRegular />}
      className={styles.more}
      entries={[
        ...(single || last
          ? []
          : [
              {
                id: "group",
                words: t("builder.groupNext"),
                onRun: () => onChange(grouped(root, where)),
              },
            ]),
        ...(part.condition || where.length === 0
          ? []
          : [
              {
                id: "ungroup",
                words: t("builder.ungroup"),
                disabled: part.not,
                onRun: () => onChange(ungrouped(root, where)),
              },
            ]),
        {
          id: "not",
          words: t(part.not ? "builder.mayHold" : "builder.mustNotHold"),
          onRun: () => negate(where, part),
        },
      ]}
    />
  );

  return (
    <>
      {parts.map((part, index) => {
        const where = single ? path : [...path, index];
        const joins = index === 0 ? t("builder.if") : t(`builder.${group.join}`);
        const connector =
          index === 1 ? (
            <LinkButton
              label={t("builder.join", { join: joins, other: t(`builder.${other(group.join)}`) })}
              onClick={() => put(path, { ...group, join: other(group.join) })}
            >
              {joins}
            </LinkButton>
          ) : (
            joins
          );
        if (part.condition) {
          return (
            <ConditionRow
              key={index}
              connector={connector}
              not={part.not}
              condition={part.condition}
              properties={props.properties}
              left={props.counts(where)}
              total={props.total}
              more={more(where, part, index === parts.length - 1)}
              onChange={(condition) => put(where, { ...part, condition })}
              onRemove={() => put(where, undefined)}
            />
          );
        }
        const words = t(part.join === "and" ? "builder.allOf" : "builder.anyOf");
        return (
          <div key={index} className={styles.part} role="group" aria-label={words}>
            <div className={styles.head}>
              <span>{connector}</span>
              <span>
                {part.not ? `${t("builder.not")} ` : ""}
                {words}
              </span>
              <span className={styles.push}>{more(where, part, index === parts.length - 1)}</span>
            </div>
            <div className={styles.group}>
              <BuilderGroup {...props} path={where} />
              <LinkButton onClick={() => onChange(added(root, where, blank))}>
                {t("builder.addHere")}
              </LinkButton>
            </div>
          </div>
        );
      })}
    </>
  );
}
