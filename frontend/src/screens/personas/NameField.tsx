import { Button, Input, makeStyles } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { toProblem } from "../../api";
import { ProblemRow } from "../../components/ProblemRow";
import { useDraft } from "../../components/useDraft";
import { FieldRow } from "./FieldRow";
import { RenameList } from "./RenameList";
import { useCalled } from "./useNames";

const useStyles = makeStyles({
  field: { width: "100%" },
  buttons: { display: "flex", columnGap: "8px", padding: "4px 0 12px" },
});

/** The name of a persona. Another one is kept only when it was seen what it takes along. */
export function NameField(props: {
  id: string;
  name: string;
  label: string;
  onRename: (name: string) => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("names");
  const [typed, setTyped] = useDraft<string>(`persona/${props.id}/name`);
  const [asked, setAsked] = useState<{ typed: string | undefined; name: string }>();
  const name = (typed ?? props.name).trim();
  const other = name !== "" && name !== props.name;
  const preview = useCalled(props.id, name, other);
  const rename = () => {
    if (!other || preview.data === undefined) return;
    setAsked({ typed, name });
    props.onRename(name);
  };
  // A name that was refused stays in its field; one that was taken is no draft any more.
  const taken = typed !== undefined && typed === asked?.typed && asked.name === props.name;
  useEffect(() => {
    if (taken) setTyped(undefined);
  }, [taken, setTyped]);
  return (
    <>
      <FieldRow label={props.label}>
        <Input
          size="small"
          className={styles.field}
          aria-label={props.label}
          value={typed ?? props.name}
          onChange={(_, data) => setTyped(data.value === props.name ? undefined : data.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter") rename();
            if (event.key === "Escape" && typed !== undefined) {
              event.preventDefault();
              setTyped(undefined);
            }
          }}
        />
      </FieldRow>
      {preview.error && other && <ProblemRow problem={toProblem(preview.error)} />}
      {other && preview.data && (
        <section aria-label={t("renameTakes")}>
          <RenameList renames={preview.data} />
          <div className={styles.buttons}>
            <Button size="small" appearance="primary" onClick={rename}>
              {t("rename")}
            </Button>
            <Button size="small" onClick={() => setTyped(undefined)}>
              {t("throwAway")}
            </Button>
          </div>
        </section>
      )}
    </>
  );
}
