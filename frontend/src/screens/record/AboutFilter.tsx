import { Button, Input, makeStyles } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";

const useStyles = makeStyles({
  root: { minWidth: "120px", width: "280px", marginLeft: "8px", marginRight: "4px" },
});

/** Narrows the record to what speaks of one thing, or to one kind of thing. It stands in the address, so that a screen can lead here. */
export function AboutFilter({ about }: { about: string }) {
  const styles = useStyles();
  const { t } = useTranslation("record");
  const navigate = useNavigate();
  const [typed, setTyped] = useState(about);
  const ask = (text: string) =>
    void navigate({ to: "/record", search: text.trim() === "" ? {} : { about: text.trim() } });
  return (
    <Input
      size="small"
      className={styles.root}
      aria-label={t("about")}
      placeholder={t("aboutHint")}
      value={typed}
      onChange={(_, data) => setTyped(data.value)}
      onKeyDown={(event) => {
        if (event.key === "Enter") ask(typed);
      }}
      contentAfter={
        about === "" ? undefined : (
          <Button
            size="small"
            appearance="transparent"
            icon={<DismissRegular />}
            aria-label={t("aboutAll")}
            onClick={() => ask("")}
          />
        )
      }
    />
  );
}
