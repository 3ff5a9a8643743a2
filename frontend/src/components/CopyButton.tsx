import { Button } from "@fluentui/react-components";
import { CheckmarkRegular, CopyRegular } from "@fluentui/react-icons";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

/** Copies a text; `what` names it for those who only hear it. A clipboard that refuses is reported like any other failure. */
export function CopyButton(props: { text: string; what: string }) {
  const { t } = useTranslation("common");
  const copy = useMutation({ mutationFn: () => navigator.clipboard.writeText(props.text) });
  return (
    <Button
      appearance="subtle"
      size="small"
      icon={copy.isSuccess ? <CheckmarkRegular /> : <CopyRegular />}
      aria-label={t("copyWhat", { what: props.what })}
      onClick={() => copy.mutate()}
    >
      {copy.isSuccess ? t("copied") : t("copy")}
    </Button>
  );
}
