import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import { ChooseOne } from "../../components/ChooseOne";
import { LinkButton } from "../../components/LinkButton";
import { media } from "../../theme/sizes";
import type { form, service } from "../../wailsjs/go/models";
import { LeftOver } from "./LeftOver";
import { begun } from "./conditions";
import { ConditionRow } from "./ConditionRow";
import { spanKey, spansOf, type Counts } from "./counts";
import { Joins } from "./Joins";
import { endButton, rowGrid } from "./rowGrid";
import {
  added,
  changed,
  grouped,
  joined,
  line,
  removed,
  togetherOf,
  ungrouped,
  type Part,
  type Path,
  type Together,
} from "./tree";

const useStyles = makeStyles({
  nested: { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  head: { ...rowGrid, minHeight: "36px" },
  remove: endButton,
  ways: { gridColumn: "3 / 5", [media.rail]: { gridColumn: 3 } },
  body: {
    marginLeft: "12px",
    paddingLeft: "12px",
    borderLeft: `2px solid ${tokens.colorNeutralStroke1}`,
    marginBottom: "8px",
  },
  foot: {
    display: "flex",
    flexWrap: "wrap",
    columnGap: "16px",
    rowGap: "4px",
    padding: "8px 0 4px 38px",
    [media.rail]: { paddingLeft: "32px" },
  },
});

const together: readonly Together[] = ["all", "any", "notAll", "none"];

/** Which parts of a group are marked to become a group of their own. */
export interface Marking {
  group: Path;
  indexes: readonly number[];
}

/** What every row of the builder needs to show itself and to change the tree. */
export interface BuilderTools {
  tree: Part;
  properties: readonly service.PropertyView[];
  whole: (condition: form.Condition) => boolean;
  counts: ReadonlyMap<string, Counts>;
  total: number;
  marking: Marking | undefined;
  onMark: (marking: Marking | undefined) => void;
  /** Shows another tree, and moves the focus to a part of it. */
  onChange: (tree: Part, focus?: Path) => void;
}

/** How the parts of a group come to an outcome, as a field. */
export function TogetherField(props: { tools: BuilderTools; group: Part; path: Path }) {
  const { t } = useTranslation("targeting");
  const { tools, group, path } = props;
  return (
    <ChooseOne
      label={t("builder.together")}
      options={together.map((id) => ({ id, words: t(`builder.join.${id}`) }))}
      chosen={togetherOf(group)}
      onChoose={(id) => tools.onChange(joined(tools.tree, path, id as Together))}
    />
  );
}

/** The parts of a group, and below them what can be added. `from` is how many whole conditions stand before it. */
export function GroupBody(props: { tools: BuilderTools; group: Part; path: Path; from: number }) {
  const { tools, group, path } = props;
  const { tree, marking, whole, onChange, onMark } = tools;
  const marks = marking && key(marking.group) === key(path) ? marking.indexes : undefined;
  const spans = spansOf(group.parts, props.from, whole);
  return (
    <>
      {group.parts.map((part, index) => {
        const here = [...path, index];
        const [from, to] = spans[index] ?? [0, 0];
        // What a single negated condition reaches is said by its group; the row asks the opposite.
        const told = to > from && !(group.not && group.parts.length === 1);
        const counts = told ? tools.counts.get(spanKey(from, to)) : undefined;
        const lead = (
          <Joins
            path={path}
            join={group.join}
            first={index === 0}
            marked={marks?.includes(index)}
            part={part}
            onMark={(on) =>
              onMark({
                group: path,
                indexes: on
                  ? [...(marks ?? []), index]
                  : (marks ?? []).filter((each) => each !== index),
              })
            }
          />
        );
        return part.condition ? (
          <ConditionRow
            key={index}
            at={key(here)}
            lead={lead}
            condition={part.condition}
            properties={tools.properties}
            counts={counts}
            total={tools.total}
            onChange={(next) => onChange(changed(tree, here, () => line(next)))}
            onRemove={() => onChange(removed(tree, here), here)}
          />
        ) : (
          <Nested
            key={index}
            tools={tools}
            group={part}
            path={here}
            from={from}
            lead={lead}
            counts={counts}
          />
        );
      })}
      <Foot tools={tools} group={group} path={path} marks={marks} />
    </>
  );
}

function Nested(props: {
  tools: BuilderTools;
  group: Part;
  path: Path;
  from: number;
  lead: React.ReactNode;
  counts: Counts | undefined;
}) {
  const styles = useStyles();
  const { t } = useTranslation("targeting");
  const { tools, group, path } = props;
  return (
    <div
      className={styles.nested}
      role="group"
      aria-label={t("builder.group", { together: t(`builder.join.${togetherOf(group)}`) })}
      data-part={key(path)}
    >
      <div className={styles.head}>
        {props.lead}
        <TogetherField tools={tools} group={group} path={path} />
        <span className={styles.ways}>
          {!group.not && (
            <LinkButton onClick={() => tools.onChange(ungrouped(tools.tree, path), path)}>
              {t("builder.ungroup")}
            </LinkButton>
          )}
        </span>
        <Button
          className={styles.remove}
          appearance="subtle"
          size="small"
          icon={<DismissRegular />}
          aria-label={t("builder.removeGroup")}
          onClick={() => tools.onChange(removed(tools.tree, path), path)}
        />
        <LeftOver counts={props.counts} total={tools.total} />
      </div>
      <div className={styles.body}>
        <GroupBody tools={tools} group={group} path={path} from={props.from} />
      </div>
    </div>
  );
}

function Foot(props: {
  tools: BuilderTools;
  group: Part;
  path: Path;
  marks: readonly number[] | undefined;
}) {
  const styles = useStyles();
  const { t } = useTranslation("targeting");
  const { tools, group, path, marks } = props;
  const { tree, onChange, onMark } = tools;
  if (marks) {
    return (
      <div className={styles.foot}>
        <LinkButton
          disabled={marks.length < 2}
          onClick={() => {
            onMark(undefined);
            onChange(grouped(tree, path, marks), [...path, Math.min(...marks)]);
          }}
        >
          {t("builder.groupMarked", { count: marks.length })}
        </LinkButton>
        <LinkButton onClick={() => onMark(undefined)}>{t("builder.cancel")}</LinkButton>
      </div>
    );
  }
  return (
    <div className={styles.foot} data-foot={key(path)}>
      <LinkButton onClick={() => onChange(added(tree, path, begun), [...path, group.parts.length])}>
        {t(path.length === 0 ? "builder.add" : "builder.addInGroup")}
      </LinkButton>
      {group.parts.length > 1 && (
        <LinkButton onClick={() => onMark({ group: path, indexes: [] })}>
          {t("builder.groupConditions")}
        </LinkButton>
      )}
    </div>
  );
}

/** A path as it stands in the page. */
export function key(path: Path): string {
  return path.join(".");
}
