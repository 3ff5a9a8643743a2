import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useEffect, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { sizes } from "../theme/sizes";
import { WhyLink } from "./WhyLink";

const useStyles = makeStyles({
  root: { padding: `16px ${sizes.gutter}px 12px` },
  above: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3, display: "block" },
  answer: { ...typographyStyles.title3, margin: "4px 0" },
  qualifier: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2, margin: 0 },
});

/**
 * The answer to the screen's question, as a sentence with figures in it, and what qualifies it.
 * `answer` also becomes the title of the window; `shown` replaces it where a part must look like an estimate.
 */
export function AnswerHeading(props: {
  answer: string;
  shown?: ReactNode;
  above?: ReactNode;
  qualifier?: ReactNode;
  onWhy?: () => void;
  children?: ReactNode;
}) {
  const styles = useStyles();
  const { t } = useTranslation("common");
  const { answer } = props;
  useEffect(() => {
    document.title = t("windowTitle", { answer });
  }, [answer, t]);
  return (
    <header className={styles.root}>
      {props.above && <span className={styles.above}>{props.above}</span>}
      <h1 className={styles.answer}>{props.shown ?? answer}</h1>
      {(props.qualifier !== undefined || props.onWhy) && (
        <p className={styles.qualifier}>
          {props.qualifier} {props.onWhy && <WhyLink about={answer} onWhy={props.onWhy} />}
        </p>
      )}
      {props.children}
    </header>
  );
}
