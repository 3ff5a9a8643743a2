import { FluentProvider, makeStyles } from "@fluentui/react-components";
import { createContext, use, useCallback, useMemo, useState, type ReactNode } from "react";
import { useMediaQuery } from "./useMediaQuery";
import { lookFor, parseChoice, themes, type Look, type LookChoice } from "./themes";

const storageKey = "personadesk.look";

interface LookState {
  look: Look;
  choice: LookChoice;
  choose: (choice: LookChoice) => void;
}

const LookContext = createContext<LookState>({ look: "light", choice: "system", choose: () => {} });

/** The look that is shown, what was chosen, and a way to choose another. */
export function useLook(): LookState {
  return use(LookContext);
}

// Fluent hands these on to every portal as well: a height here would lay each menu over the whole page.
const useStyles = makeStyles({ root: { fontVariantNumeric: "tabular-nums" } });

/** Puts everything below it in the theme of the system or of the person's choice, which is remembered on this machine. */
export function ThemeProvider({ children }: { children: ReactNode }) {
  const styles = useStyles();
  const [choice, setChoice] = useState(() => parseChoice(localStorage.getItem(storageKey)));
  const dark = useMediaQuery("(prefers-color-scheme: dark)");
  const forcedColours = useMediaQuery("(forced-colors: active)");
  const look = lookFor(choice, { dark, forcedColours });

  const choose = useCallback((next: LookChoice) => {
    localStorage.setItem(storageKey, next);
    setChoice(next);
  }, []);
  const state = useMemo(() => ({ look, choice, choose }), [look, choice, choose]);

  return (
    <LookContext value={state}>
      <FluentProvider
        theme={themes[look]}
        className={styles.root}
        // Fields that the browser draws itself, such as a date, have to know of the look as well.
        style={{ height: "100%", colorScheme: look === "light" ? "light" : "dark" }}
        data-theme={look}
      >
        {children}
      </FluentProvider>
    </LookContext>
  );
}
