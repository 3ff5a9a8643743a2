import { Button, makeStyles } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { AnswerHeading } from "../../components/AnswerHeading";
import { LinkButton } from "../../components/LinkButton";
import { PaneSection } from "../../components/PaneSection";
import { count } from "../../format";
import type { service } from "../../wailsjs/go/models";
import { given, questionKey, type Standing } from "./interviewModel";
import { saveInterview } from "./saveInterview";

const useStyles = makeStyles({
  body: { padding: "8px 24px", overflowY: "auto", flexGrow: 1, minHeight: 0 },
  list: { margin: 0, paddingLeft: "16px" },
  foot: { display: "flex", gap: "12px", padding: "12px 24px 24px" },
});

/** After the last question: what is still open, and whether the department counts as heard. */
export function Finish(props: {
  view: service.InterviewView;
  all: Standing[];
  onBack: () => void;
  onOpen: (index: number) => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("interview");
  const navigate = useNavigate();
  const { view } = props;
  const open = props.all.filter((each) => !given(each.question.answer));
  const toBoard = () => void navigate({ to: "/workshop", search: { select: view.department.id } });
  const finish = useMutation({
    mutationFn: () => saveInterview(view.department.id, { state: "heard" }),
    onSuccess: toBoard,
  });
  return (
    <>
      <AnswerHeading
        above={view.department.name}
        answer={
          open.length === 0
            ? t("finishAll", { n: count(view.of) })
            : t("finishOpen", { count: open.length, n: count(view.answered), of: count(view.of) })
        }
      />
      <div className={styles.body} tabIndex={0} role="group" aria-label={t("stillOpen")}>
        {open.length > 0 && (
          <PaneSection level={2} title={t("stillOpen")}>
            <ul className={styles.list}>
              {open.map((each) => (
                <li key={questionKey(each.question)}>
                  <LinkButton onClick={() => props.onOpen(each.index)}>
                    {each.question.queue === ""
                      ? each.question.short
                      : t("ofQueue", { queue: each.question.queue, question: each.question.short })}
                  </LinkButton>
                </li>
              ))}
            </ul>
          </PaneSection>
        )}
      </div>
      <div className={styles.foot}>
        <Button size="large" onClick={props.onBack}>
          {t("back")}
        </Button>
        <Button size="large" appearance="subtle" onClick={toBoard}>
          {t("goOnLater")}
        </Button>
        <Button
          size="large"
          appearance="primary"
          disabled={finish.isPending}
          onClick={() => finish.mutate()}
        >
          {t("heard")}
        </Button>
      </div>
    </>
  );
}
