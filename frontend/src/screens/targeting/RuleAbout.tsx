import { makeStyles } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { call, toProblem } from "../../api";
import { ChooseOne } from "../../components/ChooseOne";
import { LinkButton } from "../../components/LinkButton";
import { ProblemRow } from "../../components/ProblemRow";
import { rebase } from "../../components/rebase";
import { SavedInput } from "../personas/SavedInput";
import type { service } from "../../wailsjs/go/models";
import * as Targeting from "../../wailsjs/go/service/Targeting";

const useStyles = makeStyles({
  root: {
    display: "grid",
    gridTemplateColumns: "104px minmax(0, 1fr)",
    columnGap: "16px",
    rowGap: "4px",
    alignItems: "center",
    padding: "12px 24px 0",
  },
  place: { display: "flex", columnGap: "12px" },
});

/** What is saved together: the name, and what the rule is meant to do. */
interface About {
  name: string;
  says: string;
}

const aboutOf = (item: service.RuleItemView): About => ({
  name: item.ruleName,
  says: item.ruleSays,
});

/** What a rule is called, what it is meant to do, its place in the order of its layer, and what a disabled account keeps. */
export function RuleAbout({ item }: { item: service.RuleItemView }) {
  const styles = useStyles();
  const { t } = useTranslation("targeting");
  const scope = { id: `persona ${item.personaId}` };
  const name = useMutation({
    scope,
    mutationFn: async (edit: { seen: About; wanted: About }) => {
      const { rules } = await call(Targeting.Rules);
      const now = rules.find((each) => each.personaId === item.personaId) ?? item;
      const to = rebase(edit.seen, edit.wanted, aboutOf(now));
      await call(() => Targeting.Name(item.personaId, to.name, to.says));
    },
  });
  const place = useMutation({
    scope,
    mutationFn: (to: number) => call(() => Targeting.Place(item.personaId, to)),
  });
  const disabled = useMutation({
    scope,
    mutationFn: (keeps: string) => call(() => Targeting.Disabled(item.personaId, keeps)),
  });
  const seen = aboutOf(item);
  const error = name.error ?? place.error ?? disabled.error;
  return (
    <>
      {error && <ProblemRow problem={toProblem(error)} at="work" />}
      <div className={styles.root} role="group" aria-label={t("about.title")}>
        <span aria-hidden>{t("about.name")}</span>
        <SavedInput
          label={t("about.name")}
          place={`rule/${item.personaId}/name`}
          value={item.ruleName}
          onSave={(to) => name.mutateAsync({ seen, wanted: { ...seen, name: to } })}
        />
        <span aria-hidden>{t("about.says")}</span>
        <SavedInput
          label={t("about.says")}
          place={`rule/${item.personaId}/says`}
          value={item.ruleSays}
          onSave={(to) => name.mutateAsync({ seen, wanted: { ...seen, says: to } })}
        />
        <span aria-hidden>{t("about.place")}</span>
        <span className={styles.place}>
          {t("about.placeOf", { place: item.place, of: item.of })}
          <LinkButton
            disabled={item.place <= 1 || place.isPending}
            onClick={() => place.mutate(item.place - 1)}
          >
            {t("about.earlier")}
          </LinkButton>
          <LinkButton
            disabled={item.place >= item.of || place.isPending}
            onClick={() => place.mutate(item.place + 1)}
          >
            {t("about.later")}
          </LinkButton>
        </span>
        <span aria-hidden>{t("about.disabled")}</span>
        <ChooseOne
          label={t("about.disabled")}
          options={["", "nothing"].map((id) => ({
            id,
            words: t(`about.keeps.${id === "" ? "all" : id}`),
          }))}
          chosen={item.disabled}
          onChoose={(keeps) => disabled.mutate(keeps)}
        />
      </div>
    </>
  );
}
