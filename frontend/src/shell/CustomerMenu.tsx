import {
  Button,
  makeStyles,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  tokens,
} from "@fluentui/react-components";
import { ChevronDownRegular } from "@fluentui/react-icons";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { ShellState } from "./model";

const useStyles = makeStyles({
  button: { fontWeight: tokens.fontWeightSemibold, padding: 0, minWidth: 0, whiteSpace: "nowrap" },
});

/** The customer whose workbook is open, with the ways to another. */
export function CustomerMenu({ state }: { state: ShellState | undefined }) {
  const styles = useStyles();
  const { t } = useTranslation("shell");
  const navigate = useNavigate();
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="transparent"
          className={styles.button}
          icon={<ChevronDownRegular />}
          iconPosition="after"
        >
          {state?.customer || t("noCustomer")}
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem
            onClick={() => void navigate({ to: "/start", search: { select: "workbooks" } })}
          >
            {t("openOther")}
          </MenuItem>
          <MenuItem onClick={() => void navigate({ to: "/record" })}>{t("seeRecord")}</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
