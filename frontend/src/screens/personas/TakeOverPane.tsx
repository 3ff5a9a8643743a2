import { Button, Checkbox, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { call, toProblem } from "../../api";
import { Pane } from "../../components/Pane";
import { ProblemRow } from "../../components/ProblemRow";
import { count } from "../../format";
import { keys } from "../../keys";
import type { service } from "../../wailsjs/go/models";
import * as Personas from "../../wailsjs/go/service/Personas";

const useStyles = makeStyles({
  row: { padding: "8px 0", borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  line: { ...typographyStyles.caption1, display: "block", paddingLeft: "32px" },
  rule: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: "anywhere" },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** The groups that the tenant has already: each becomes a persona with one key, and nothing in the tenant changes by it. */
export function TakeOverPane({ read, onClose }: { read: boolean; onClose: () => void }) {
  const styles = useStyles();
  const { t } = useTranslation("personas");
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const offers = useQuery({
    queryKey: keys.personaOffers(),
    queryFn: ({ signal }) => call(Personas.Offers, signal),
  });
  const take = useMutation({
    mutationFn: () => call(() => Personas.TakeOver([...chosen])),
    onSuccess: onClose,
  });
  const list = offers.data ?? [];
  const free = list.filter((offer) => offer.refused === "").map((offer) => offer.key);
  return (
    <Pane
      title={t("takeOver.title")}
      caption={t(read ? "takeOver.caption" : "users.unread")}
      onClose={onClose}
      foot={
        <>
          <Button
            appearance="primary"
            disabled={chosen.length === 0 || take.isPending}
            onClick={() => take.mutate()}
          >
            {t("takeOver.take", { count: chosen.length })}
          </Button>
          <Button
            disabled={free.length === 0}
            onClick={() => setChosen(chosen.length === free.length ? [] : free)}
          >
            {t(chosen.length === free.length && free.length > 0 ? "takeOver.none" : "takeOver.all")}
          </Button>
        </>
      }
    >
      {offers.error && <ProblemRow problem={toProblem(offers.error)} />}
      {take.error && <ProblemRow problem={toProblem(take.error)} />}
      {offers.data && list.length === 0 && <p className={styles.quiet}>{t("takeOver.nothing")}</p>}
      {list.map((offer) => (
        <div key={offer.key} className={styles.row}>
          <Checkbox
            label={offer.name}
            disabled={offer.refused !== ""}
            checked={chosen.includes(offer.key)}
            onChange={(_, data) =>
              setChosen(
                data.checked ? [...chosen, offer.key] : chosen.filter((each) => each !== offer.key),
              )
            }
          />
          <OfferLines offer={offer} />
        </div>
      ))}
    </Pane>
  );
}

function OfferLines({ offer }: { offer: service.OfferView }) {
  const styles = useStyles();
  const { t } = useTranslation("personas");
  const gives = [...offer.licences, ...offer.policies, ...offer.queues];
  return (
    <>
      <span className={styles.line}>
        {t(`layers.${offer.layer}`)}
        {offer.users >= 0 && `, ${t("layerUsers", { count: offer.users, n: count(offer.users) })}`}
      </span>
      {offer.rule !== "" && <span className={`${styles.line} ${styles.rule}`}>{offer.rule}</span>}
      {gives.length > 0 && <span className={styles.line}>{gives.join(", ")}</span>}
      {offer.refused !== "" && <span className={styles.line}>{offer.refused}.</span>}
      {offer.differs.map((line) => (
        <span key={line} className={`${styles.line} ${styles.quiet}`}>
          {t("takeOver.differs", { what: line })}
        </span>
      ))}
    </>
  );
}
