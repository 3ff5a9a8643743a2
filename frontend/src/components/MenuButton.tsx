import { Button, type ButtonProps } from "@fluentui/react-components";
import { lazy, Suspense } from "react";
import type { MenuEntry } from "./DropMenu";

// What places a menu on the page weighs as much as the router, and nobody opens a menu before the page is drawn.
const DropMenu = lazy(() => import("./DropMenu"));

/** A button that opens a menu; it looks the same before and after the menu's code has arrived. */
export function MenuButton(props: {
  words: string;
  /** What a button of an icon alone is called. */
  label?: string;
  entries: MenuEntry[];
  className?: string;
  icon?: ButtonProps["icon"];
  appearance?: ButtonProps["appearance"];
}) {
  const button = (
    <Button
      appearance={props.appearance ?? "subtle"}
      className={props.className}
      icon={props.icon}
      iconPosition="after"
      aria-label={props.label}
    >
      {props.words}
    </Button>
  );
  return (
    <Suspense fallback={button}>
      <DropMenu button={button} entries={props.entries} />
    </Suspense>
  );
}
