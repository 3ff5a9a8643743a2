import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { ChevronDownRegular } from "@fluentui/react-icons";
import type { ReactElement, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { breakpoints, sizes } from "../theme/sizes";
import { useMediaQuery } from "../theme/useMediaQuery";
import type { MenuEntry } from "./DropMenu";
import { MenuButton } from "./MenuButton";

/** One command: at most one of a bar is primary. `save` marks the one that Ctrl+S presses. */
export interface Command {
  id: string;
  words: string;
  icon?: ReactElement;
  onRun: () => void;
  primary?: boolean;
  disabled?: boolean;
  save?: boolean;
}

/** Several commands under one button; in a narrow bar they stand in More by themselves. */
export interface CommandMenu {
  id: string;
  words: string;
  entries: MenuEntry[];
}

/** How many commands stay in a narrow bar; the rest go to More. */
const narrowCommands = 3;

const useStyles = makeStyles({
  root: {
    minHeight: `${sizes.commandBar}px`,
    boxSizing: "border-box",
    display: "flex",
    alignItems: "center",
    gap: "4px",
    flexWrap: "wrap",
    padding: "0 16px 4px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    flexShrink: 0,
  },
  button: {
    minWidth: 0,
    flexShrink: 0,
    height: "28px",
    padding: "0 8px",
    fontWeight: tokens.fontWeightRegular,
    whiteSpace: "nowrap",
  },
  chevron: { width: "12px", height: "12px" },
  right: {
    marginLeft: "auto",
    display: "flex",
    alignItems: "center",
    gap: "12px",
    whiteSpace: "nowrap",
    paddingRight: "8px",
    fontSize: tokens.fontSizeBase300,
    color: tokens.colorNeutralForeground2,
  },
});

/**
 * The commands over a list, the primary one at the left; filters, counts and the legend go to `right`. `left` is for a
 * field that stands before the commands because they are about what it holds.
 */
export function CommandBar(props: {
  commands: (Command | CommandMenu)[];
  left?: ReactNode;
  right?: ReactNode;
}) {
  const styles = useStyles();
  const { t } = useTranslation("common");
  const narrow = useMediaQuery(`(max-width: ${breakpoints.rail}px)`);
  const shown = narrow ? props.commands.slice(0, narrowCommands) : props.commands;
  const rest = props.commands
    .slice(shown.length)
    .flatMap((command) => ("entries" in command ? command.entries : [command]));
  return (
    <div role="toolbar" aria-label={t("commands")} className={styles.root}>
      {props.left}
      {shown.map((command) =>
        "entries" in command ? (
          <MenuButton
            key={command.id}
            className={styles.button}
            words={command.words}
            icon={{ children: <ChevronDownRegular fontSize={12} />, className: styles.chevron }}
            entries={command.entries}
          />
        ) : (
          <Button
            key={command.id}
            className={styles.button}
            appearance={command.primary ? "primary" : "subtle"}
            icon={command.icon}
            disabled={command.disabled}
            data-save={command.save ? "" : undefined}
            onClick={command.onRun}
          >
            {command.words}
          </Button>
        ),
      )}
      {rest.length > 0 && <MenuButton className={styles.button} words={t("more")} entries={rest} />}
      {props.right && <div className={styles.right}>{props.right}</div>}
    </div>
  );
}
