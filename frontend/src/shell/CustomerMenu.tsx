import { makeStyles, tokens } from "@fluentui/react-components";
import { ChevronDownRegular } from "@fluentui/react-icons";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { MenuButton } from "../components/MenuButton";
import type { ShellState } from "./model";

const useStyles = makeStyles({
  button: {
    fontWeight: tokens.fontWeightSemibold,
    padding: 0,
    minWidth: 0,
    flexShrink: 0,
    whiteSpace: "nowrap",
  },
});

/** The customer whose workbook is open, with the ways to another. */
export function CustomerMenu({ state }: { state: ShellState | undefined }) {
  const styles = useStyles();
  const { t } = useTranslation("shell");
  const navigate = useNavigate();
  return (
    <MenuButton
      words={state ? state.customer || state.file || t("noCustomer") : t("asking")}
      appearance="transparent"
      className={styles.button}
      icon={<ChevronDownRegular />}
      entries={[
        {
          id: "open",
          words: t("openOther"),
          onRun: () => void navigate({ to: "/start", search: { select: "workbooks" } }),
        },
        { id: "record", words: t("seeRecord"), onRun: () => void navigate({ to: "/record" }) },
      ]}
    />
  );
}
