import { makeStyles, tokens } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { call, toProblem } from "../../api";
import { Estimate } from "../../components/Estimate";
import { Glyph } from "../../components/glyphs";
import { LinkButton } from "../../components/LinkButton";
import { Pane } from "../../components/Pane";
import { PaneSection } from "../../components/PaneSection";
import { ProblemRow } from "../../components/ProblemRow";
import { count } from "../../format";
import type { service } from "../../wailsjs/go/models";
import * as Shell from "../../wailsjs/go/service/Shell";
import { answerOf, barsOf, needsOf, type Bar, type OpenNeed } from "./reconciled";
import { useReconciled } from "./usePersonas";

const useStyles = makeStyles({
  figure: { margin: 0 },
  list: { listStyleType: "none", margin: 0, padding: 0, display: "grid", rowGap: "12px" },
  head: { display: "flex", justifyContent: "space-between", columnGap: "12px" },
  bar: { display: "block", marginTop: "4px", forcedColorAdjust: "none" },
  track: { fill: "none", stroke: tokens.colorNeutralStroke1 },
  measured: {
    fill: tokens.colorCompoundBrandBackground,
    stroke: tokens.colorNeutralStrokeAccessible,
  },
  said: { stroke: tokens.colorNeutralStrokeAccessible },
  hatch: { stroke: tokens.colorNeutralStrokeAccessible },
  quiet: { color: tokens.colorNeutralForeground3 },
  need: { display: "grid", gridTemplateColumns: "16px 1fr", columnGap: "8px" },
  ways: { display: "flex", flexWrap: "wrap", columnGap: "16px" },
});

/** What was said beside what is, as a picture: each bar leads to the people behind it, each open need to where it is met. */
export function ReconciledPane(props: { onClose: () => void }) {
  const { t } = useTranslation("personas");
  const query = useReconciled();
  if (query.data) return <Picture seen={query.data} onClose={props.onClose} />;
  if (!query.error) return null;
  return (
    <Pane title={t("reconciled.question")} onClose={props.onClose}>
      <ProblemRow problem={toProblem(query.error)} />
    </Pane>
  );
}

function Picture({ seen, onClose }: { seen: service.ReconciledView; onClose: () => void }) {
  const styles = useStyles();
  const { t } = useTranslation("personas");
  const read = useMutation({ mutationFn: () => call(Shell.ReadTenant) });
  const answer = answerOf(seen);
  const needs = needsOf(seen);
  return (
    <Pane
      title={t(`reconciled.answer.${answer.key}`, answer.values)}
      caption={t("reconciled.caption")}
      onClose={onClose}
    >
      {read.error && <ProblemRow problem={toProblem(read.error)} />}
      <figure className={styles.figure} aria-label={t("reconciled.question")}>
        {(["said", "read", "reached"] as const).map((part) => (
          <PaneSection key={part} title={t(`reconciled.parts.${part}`)}>
            <ul className={styles.list}>
              {barsOf(seen)
                .filter((bar) => bar.part === part)
                .map((bar) => (
                  <BarRow key={bar.id} bar={bar} />
                ))}
            </ul>
          </PaneSection>
        ))}
      </figure>
      {!seen.read && (
        <p>
          <LinkButton disabled={read.isPending} onClick={() => read.mutate()}>
            {t("readTenant")}
          </LinkButton>
        </p>
      )}
      <PaneSection title={t("reconciled.open", { count: needs.length })}>
        {needs.length === 0 ? (
          <span className={styles.quiet}>
            {t(seen.read ? "reconciled.nothingOpen" : "reconciled.notCompared")}
          </span>
        ) : (
          <ul className={styles.list}>
            {needs.map((need) => (
              <NeedRow key={need.id} need={need} />
            ))}
          </ul>
        )}
      </PaneSection>
    </Pane>
  );
}

/** One bar to the scale of all: hatched is what was said, solid what was measured. The figure beside it says the same in words. */
function BarRow({ bar }: { bar: Bar }) {
  const styles = useStyles();
  const { t } = useTranslation("personas");
  const navigate = useNavigate();
  const words = t(`reconciled.bars.${bar.id}`);
  const width = `${bar.share * 100}%`;
  const pattern = `hatch-${bar.id}`;
  const figure =
    bar.figure === undefined ? (
      <span className={styles.quiet}>{t(`reconciled.unknown.${bar.part}`)}</span>
    ) : bar.part === "said" ? (
      <Estimate>{count(bar.figure)}</Estimate>
    ) : (
      count(bar.figure)
    );
  return (
    <li>
      <div className={styles.head}>
        <LinkButton onClick={() => void navigate(bar.to)}>{words}</LinkButton>
        <span>{figure}</span>
      </div>
      <svg className={styles.bar} width="100%" height="14" aria-hidden focusable="false">
        <defs>
          <pattern id={pattern} width="6" height="6" patternUnits="userSpaceOnUse">
            <path d="M0 6 L6 0" className={styles.hatch} />
          </pattern>
        </defs>
        <rect x="0" y="0.5" width="100%" height="13" className={styles.track} />
        {bar.share > 0 && (
          <rect
            x="0"
            y="0.5"
            width={width}
            height="13"
            className={bar.part === "said" ? styles.said : styles.measured}
            {...(bar.part === "said" ? { fill: `url(#${pattern})` } : {})}
          />
        )}
      </svg>
    </li>
  );
}

function NeedRow({ need }: { need: OpenNeed }) {
  const styles = useStyles();
  const { t } = useTranslation("personas");
  const navigate = useNavigate();
  return (
    <li className={styles.need}>
      <Glyph state="problem" />
      <div>
        {t(`reconciled.needs.${need.kind}`, need.values)}
        <div className={styles.ways}>
          {need.ways.map((way) => (
            <LinkButton
              key={way.id}
              label={t(`reconciled.wayTo.${way.id}`, need.values)}
              onClick={() => void navigate(way.to)}
            >
              {t(`reconciled.ways.${way.id}`)}
            </LinkButton>
          ))}
        </div>
      </div>
    </li>
  );
}
