import { Combobox, makeStyles, Option, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asNew, narrowed } from "./chooseModel";
import type { Choice } from "./ChooseOne";

const useStyles = makeStyles({
  root: { minWidth: 0, width: "100%", height: "28px" },
  input: { fontSize: tokens.fontSizeBase300, width: "100%", minWidth: 0, textOverflow: "ellipsis" },
  list: { maxHeight: "320px", width: "max-content", minWidth: "160px", maxWidth: "360px" },
});

/** How many options are drawn at once; typing narrows the rest. */
const most = 100;

/**
 * A field that takes several of a list. Closed it says the first and how many more; open it is searched by typing.
 * With `free`, what was typed can be chosen though it is not in the list. `onTyped` lets the list be fetched.
 */
export function ChooseMany(props: {
  label: string;
  options: readonly Choice[];
  chosen: readonly string[];
  onChoose: (ids: string[]) => void;
  free?: boolean;
  single?: boolean;
  onTyped?: (text: string) => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("common");
  const [typed, setTyped] = useState<string>();
  const known = new Map(props.options.map((option) => [option.id, option.words]));
  const words = props.chosen.map((id) => known.get(id) ?? id);
  const more = words.length - 1;
  const closed =
    words.length === 0
      ? t("choose.none")
      : more > 0
        ? t("choose.more", { first: words[0], count: more })
        : (words[0] ?? "");
  const offered: Choice[] = [
    ...props.options,
    ...props.chosen.filter((id) => !known.has(id)).map((id) => ({ id, words: id })),
  ];
  const shown = narrowed(offered, typed ?? "").slice(0, most);
  const fresh = props.free ? asNew(offered, typed ?? "") : "";
  const type = (text: string) => {
    setTyped(text);
    props.onTyped?.(text);
  };
  return (
    <Combobox
      size="small"
      multiselect={!props.single}
      className={styles.root}
      input={{ className: styles.input }}
      listbox={{ className: styles.list }}
      // The field itself opens with Alt+Down or by typing; the sign beside it is for pointers and no stop of its own.
      expandIcon={{ role: "presentation", tabIndex: -1, "aria-hidden": true }}
      aria-label={props.label}
      title={words.join(", ")}
      placeholder={closed}
      value={typed ?? closed}
      selectedOptions={[...props.chosen]}
      onOpenChange={(_, data) => {
        if (data.open) type("");
        else setTyped(undefined);
      }}
      onChange={(event) => type(event.target.value)}
      onOptionSelect={(_, data) => {
        props.onChoose(data.selectedOptions);
        if (!props.single) type("");
      }}
    >
      {shown.map((option) => (
        <Option key={option.id} value={option.id} text={option.words}>
          {option.words}
        </Option>
      ))}
      {fresh !== "" && (
        <Option key="" value={fresh} text={fresh}>
          {t("choose.take", { text: fresh })}
        </Option>
      )}
    </Combobox>
  );
}
