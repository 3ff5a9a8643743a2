import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Pane } from "../../components/Pane";
import { count } from "../../format";
import { ActionForm } from "./Actions";
import type { Action } from "./rangePicture";

const actions: Action[] = ["reserve", "quarantine", "release"];

/** The pane while several numbers are marked: what can be done with all of them, or with none. */
export function ManyPane(props: { telephones: readonly string[]; onClose: () => void }) {
  const { t } = useTranslation("numbers");
  const [acting, setActing] = useState<Action>();
  const n = props.telephones.length;
  return (
    <Pane
      title={t("many.title", { count: n, n: count(n) })}
      caption={t("many.caption")}
      onClose={props.onClose}
      foot={
        acting
          ? undefined
          : actions.map((action) => (
              <Button key={action} onClick={() => setActing(action)}>
                {t(`actions.${action}`)}
              </Button>
            ))
      }
    >
      {acting && (
        <ActionForm
          key={acting}
          action={acting}
          telephones={props.telephones}
          onDone={() => setActing(undefined)}
        />
      )}
      {t("many.says")}
    </Pane>
  );
}
