import { Button, Field, Input, makeStyles, Textarea } from "@fluentui/react-components";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { toProblem } from "../../api";
import { ChooseMany } from "../../components/ChooseMany";
import { Fixables } from "../../components/Fixables";
import { LinkButton } from "../../components/LinkButton";
import { Pane } from "../../components/Pane";
import { Facts, PaneSection } from "../../components/PaneSection";
import { ProblemRow } from "../../components/ProblemRow";
import { useDraft } from "../../components/useDraft";
import { count } from "../../format";
import type { service } from "../../wailsjs/go/models";
import { purchaseOf, seatsOf, typedOf, type Typed } from "./typed";
import { useLicenceEdit } from "./useLicences";

const useStyles = makeStyles({
  form: { display: "grid", rowGap: "12px", marginBottom: "20px" },
  list: { listStyleType: "none", margin: 0, padding: 0, display: "grid", rowGap: "4px" },
});

/** The pane of a product: as bought, its seats, who gives it, and what is wrong with it. */
export function LicencePane(props: {
  line?: service.LicenceLine;
  view: service.LicencesView;
  onDone: (sku: string | undefined) => void;
  onClose: () => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("licences");
  const { line, view } = props;
  const [draft, setDraft] = useDraft<Partial<Typed>>(`licences/${line?.sku ?? ""}`);
  const edit = useLicenceEdit();
  const typed = { ...typedOf(line), ...draft };
  const change = (next: Partial<Typed>) => setDraft({ ...draft, ...next });
  const read = seatsOf(typed.seats);
  const wrong = draft && "wrong" in read && typed.seats !== "" ? t(`wrong.${read.wrong}`) : "";
  const purchase = purchaseOf(typed);
  const ready = draft !== undefined && purchase !== undefined;
  const save = () => {
    if (!purchase) return;
    edit.save.mutate(purchase, {
      onSuccess: () => {
        setDraft(undefined);
        props.onDone(purchase.product);
      },
    });
  };
  const error = edit.save.error ?? edit.forget.error;
  return (
    <Pane
      title={line?.name ?? t("new")}
      caption={line ? line.holds.join(", ") || t("holdsUnknown") : t("newCaption")}
      onClose={props.onClose}
      foot={
        <>
          <Button appearance="primary" disabled={!ready || edit.save.isPending} onClick={save}>
            {t("save")}
          </Button>
          {draft && <Button onClick={() => setDraft(undefined)}>{t("drop")}</Button>}
          {line && line.ordered >= 0 && (
            <Button onClick={() => edit.forget.mutate(line.sku)}>{t("forget")}</Button>
          )}
          {draft && <span role="status">{t("notKept")}</span>}
        </>
      }
    >
      {error && <ProblemRow problem={toProblem(error)} />}
      {line && <Fixables problems={line.problems} />}
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) save();
        }}
      >
        {!line && (
          <Field label={t("field.product")} required>
            <ChooseMany
              label={t("field.product")}
              options={view.products.map((each) => ({ id: each.id, words: each.name }))}
              chosen={typed.product === "" ? [] : [typed.product]}
              single
              onChoose={([product]) => change({ product: product ?? "" })}
            />
          </Field>
        )}
        <Field
          label={t("field.seats")}
          required
          {...(wrong ? { validationState: "error", validationMessage: wrong } : {})}
        >
          <Input
            value={typed.seats}
            inputMode="numeric"
            onChange={(_, data) => change({ seats: data.value })}
          />
        </Field>
        <Field label={t("field.for")}>
          <Input value={typed.for} onChange={(_, data) => change({ for: data.value })} />
        </Field>
        <Field label={t("field.note")}>
          <Textarea value={typed.note} onChange={(_, data) => change({ note: data.value })} />
        </Field>
        <button type="submit" hidden />
      </form>
      {line && <Standing line={line} />}
    </Pane>
  );
}

/** What the tenant says of a product, and who gives it. */
function Standing({ line }: { line: service.LicenceLine }) {
  const styles = useStyles();
  const { t } = useTranslation("licences");
  const navigate = useNavigate();
  const figure = (n: number) => (n < 0 ? t("unknown") : count(n));
  return (
    <>
      <PaneSection title={t("seats")}>
        <Facts
          facts={[
            [t("column.owned"), figure(line.owned)],
            [t("column.used"), figure(line.used)],
            [t("column.needed"), figure(line.needed)],
            [t("column.short"), figure(line.short)],
            ...(line.unread > 0 ? [[t("unread"), count(line.unread)] as [string, string]] : []),
          ]}
        />
      </PaneSection>
      <PaneSection title={t("usedBy")}>
        {line.personas.length === 0 ? (
          <p>{t("usedByNone")}</p>
        ) : (
          <ul className={styles.list}>
            {line.personas.map((each) => (
              <li key={each.id}>
                <LinkButton
                  onClick={() => void navigate({ to: "/personas", search: { select: each.id } })}
                >
                  {each.name}
                </LinkButton>
                {each.off.length > 0 && ` ${t("without", { parts: each.off.join(", ") })}`}
              </li>
            ))}
          </ul>
        )}
      </PaneSection>
    </>
  );
}
