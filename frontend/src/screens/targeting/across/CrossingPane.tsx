import { makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { call } from "../../../api";
import { keys } from "../../../keys";
import { LinkButton } from "../../../components/LinkButton";
import { LongName } from "../../../components/LongName";
import { Pane } from "../../../components/Pane";
import { Facts, PaneSection } from "../../../components/PaneSection";
import { StateBadge } from "../../../components/StateBadge";
import { count } from "../../../format";
import type { service } from "../../../wailsjs/go/models";
import * as Coverage from "../../../wailsjs/go/service/Coverage";
import { PeoplePane } from "./PeoplePane";

const useStyles = makeStyles({
  says: { margin: "4px 0 8px", color: tokens.colorNeutralForeground2 },
  links: { display: "grid", rowGap: "4px", justifyItems: "start", paddingBottom: "4px" },
});

/** Who is in both of two personas, which of the two counts for them and why, and the way to both rules. */
export function CrossingPane(props: {
  a: service.ReachView;
  b: service.ReachView;
  crossing: service.CrossingView | undefined;
  onOpen: (personaId: string) => void;
  onClose: () => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("targeting");
  const { a, b, crossing } = props;
  const users = crossing?.users ?? 0;
  const winner = crossing?.winner === a.personaId ? a : b;
  const loser = winner === a ? b : a;
  const layer = t(`personas:layers.${winner.layer}`).toLocaleLowerCase();
  return (
    <PeoplePane
      title={t("overlaps.pane.title", { count: users, n: count(users) })}
      caption={
        <>
          <LongName name={a.name} plain /> {t("overlaps.and")} <LongName name={b.name} plain />
        </>
      }
      finds={users > 0}
      label={t("overlaps.pane.people")}
      list={keys.crossing(a.personaId, b.personaId)}
      fetch={(find, offset, limit) =>
        call(() => Coverage.Crossing(a.personaId, b.personaId, find, offset, limit))
      }
      onClose={props.onClose}
    >
      {crossing?.clash ? (
        <>
          <StateBadge state="stop" words={t("overlaps.pane.clash", { layer })} />
          <p className={styles.says}>
            {t("overlaps.pane.winner", { winner: winner.name, loser: loser.name, layer })}
          </p>
        </>
      ) : (
        <p className={styles.says}>
          {t(a.layer === b.layer ? "overlaps.pane.apart" : "overlaps.pane.bothCount")}
        </p>
      )}
      <div className={styles.links}>
        {[a, b].map((each) => (
          <LinkButton key={each.personaId} onClick={() => props.onOpen(each.personaId)}>
            {crossing?.clash
              ? t("overlaps.pane.leaveOut", { name: each.name })
              : t("overlaps.pane.open", { name: each.name })}
          </LinkButton>
        ))}
      </div>
    </PeoplePane>
  );
}

/** One persona among the others of its layer: for how many of its users it counts. */
export function ReachPane(props: {
  persona: service.ReachView;
  onOpen: (personaId: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation("targeting");
  const { persona } = props;
  return (
    <Pane
      title={<LongName name={persona.name} />}
      caption={t(`personas:layers.${persona.layer}`)}
      onClose={props.onClose}
    >
      <PaneSection title={t("overlaps.reach.title")}>
        <Facts
          facts={[
            [t("overlaps.reach.users"), count(persona.users)],
            [t("overlaps.reach.wins"), count(persona.wins)],
            [t("overlaps.reach.taken"), count(persona.users - persona.wins)],
            [t("overlaps.reach.unknown"), count(persona.unknown)],
            [t("overlaps.reach.assumed"), count(persona.assumed)],
          ]}
        />
      </PaneSection>
      <LinkButton onClick={() => props.onOpen(persona.personaId)}>{t("checks.open")}</LinkButton>
    </Pane>
  );
}
