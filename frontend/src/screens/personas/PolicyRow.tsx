import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { call } from "../../api";
import { keys } from "../../keys";
import { ChooseOne, type Choice } from "../../components/ChooseOne";
import { Glyph } from "../../components/glyphs";
import { InheritedValue } from "../../components/InheritedValue";
import { LinkButton } from "../../components/LinkButton";
import { cutFront } from "../../components/longName";
import type { service } from "../../wailsjs/go/models";
import * as Personas from "../../wailsjs/go/service/Personas";
import { shortType } from "./board";
import { usePolicyEdit } from "./usePersonas";

const useStyles = makeStyles({
  value: { display: "block", overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  problem: {
    ...typographyStyles.caption1,
    display: "flex",
    columnGap: "8px",
    padding: "2px 0 6px",
    color: tokens.colorNeutralForeground2,
  },
  cancel: { ...typographyStyles.caption1 },
});

/** How much of a policy's name a field shows; the end tells names apart. */
const fieldFits = 18;
const valueFits = 17;

/** The policy of one type: inherited with its source, or a difference in a field that can be dropped again. */
export function PolicyRow(props: {
  id: string;
  row: service.SettingView;
  editing: boolean;
  onEdit: (editing: boolean) => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("personas");
  const { id, row, editing } = props;
  const { set, own, split } = usePolicyEdit(id);
  const differs = row.source === "own";
  const proposed = useQuery({
    queryKey: keys.nameFor(id, row.type),
    queryFn: ({ signal }) => call(() => Personas.NameFor(id, row.type), signal),
    enabled: differs || editing,
  });
  const label = shortType(row.label);
  const fresh = proposed.data ?? "";
  // The persona's own policy stands first, whether it is there already or would be made by choosing it.
  const names = [fresh, ...row.options.filter((name) => !same(name, fresh))];
  const options: Choice[] = names
    .filter((name) => name !== "")
    .map((name) => ({
      id: name,
      words: same(name, fresh)
        ? t("settings.ownPolicy", { name })
        : name === "Global"
          ? t("settings.global")
          : name,
      short: cutFront(name, fieldFits),
    }));
  const isNew = (name: string) => name === fresh && !row.options.some((each) => same(each, name));
  const field = (
    <ChooseOne
      label={label}
      options={options}
      chosen={editing && !differs ? "" : row.value}
      onChoose={(name) => {
        props.onEdit(false);
        if (isNew(name)) own(row.type);
        else set(row.type, name);
      }}
    />
  );
  return (
    <div data-together="">
      <InheritedValue
        label={label}
        differs={differs}
        source={editing ? "" : t(`sources.${row.source}`)}
        value={
          editing ? (
            field
          ) : (
            <span className={styles.value} title={row.value}>
              {cutFront(row.value, valueFits)}
            </span>
          )
        }
        field={field}
        onChange={editing ? undefined : () => props.onEdit(true)}
        onDrop={() => set(row.type, "")}
      />
      {editing && !differs && (
        <div className={styles.cancel}>
          <LinkButton onClick={() => props.onEdit(false)}>{t("settings.leave")}</LinkButton>
        </div>
      )}
      {differs && row.shared.length > 0 && (
        <div className={styles.cancel}>
          {t("settings.sharedWith", { names: row.shared.join(", ") })}{" "}
          <LinkButton onClick={() => split(row.type)}>{t("settings.split")}</LinkButton>
        </div>
      )}
      {row.problem !== "" && (
        <div className={styles.problem}>
          <Glyph state="problem" />
          {row.problem}
        </div>
      )}
    </div>
  );
}

/** Teams does not tell names of policies apart by case. */
function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
