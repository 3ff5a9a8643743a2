import { Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from "@fluentui/react-components";
import type { ReactElement } from "react";

/** One entry of a menu. */
export interface MenuEntry {
  id: string;
  words: string;
  icon?: ReactElement;
  disabled?: boolean;
  onRun: () => void;
}

/** A menu under a button. Use MenuButton, which fetches this when the page has been drawn. */
export default function DropMenu(props: { button: ReactElement; entries: MenuEntry[] }) {
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>{props.button}</MenuTrigger>
      <MenuPopover>
        <MenuList>
          {props.entries.map((entry) => (
            <MenuItem
              key={entry.id}
              icon={entry.icon}
              disabled={entry.disabled}
              onClick={entry.onRun}
            >
              {entry.words}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
