import { Combobox, makeStyles, Option, tokens, typographyStyles } from "@fluentui/react-components";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { call } from "../../api";
import { keys } from "../../keys";
import * as Shell from "../../wailsjs/go/service/Shell";

const useStyles = makeStyles({
  root: { minWidth: "120px", width: "220px", marginLeft: "8px", marginRight: "4px" },
  detail: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3 },
});

/** Finds a user by a part of the name; Enter takes what is typed as a whole name, an address or an object id. */
export function PersonSearch(props: { shown: string; onFound: (idOrName: string) => void }) {
  const styles = useStyles();
  const { t } = useTranslation("explain");
  const [typed, setTyped] = useState<string>();
  const text = typed?.trim() ?? "";
  const hits = useQuery({
    queryKey: keys.search(text),
    queryFn: ({ signal }) => call(() => Shell.Search(text), signal),
    enabled: text.length >= 2,
    placeholderData: keepPreviousData,
  });
  const people = text === "" ? [] : (hits.data ?? []).filter((hit) => hit.kind === "person");
  const take = (idOrName: string) => {
    setTyped(undefined);
    props.onFound(idOrName);
  };
  return (
    <Combobox
      freeform
      inlinePopup
      size="small"
      className={styles.root}
      aria-label={t("find")}
      placeholder={t("find")}
      value={typed ?? props.shown}
      selectedOptions={[]}
      onInput={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => setTyped(undefined)}
      onKeyDown={(event) => {
        const picking = event.currentTarget.getAttribute("aria-activedescendant");
        if (event.key === "Enter" && text !== "" && !picking) take(text);
      }}
      onOptionSelect={(_, data) => {
        if (data.optionValue !== undefined) take(data.optionValue);
      }}
    >
      {people.map((hit) => (
        <Option key={hit.id} value={hit.id} text={hit.title}>
          <span>
            {hit.title} <span className={styles.detail}>{hit.detail}</span>
          </span>
        </Option>
      ))}
      {text.length >= 2 && hits.isSuccess && people.length === 0 && (
        <Option disabled value="" text={t("nobody", { text })}>
          {t("nobody", { text })}
        </Option>
      )}
    </Combobox>
  );
}
