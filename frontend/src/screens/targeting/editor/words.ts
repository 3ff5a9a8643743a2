/** What the editor says by itself; it stands outside React and is handed its words. */
export interface EditorWords {
  /** What stands in an empty rule. */
  placeholder: string;
  /** The key that carries a fix out, as it is printed on the keyboard. */
  fixKey: string;
  /** Said when no fix is at the caret. */
  noFix: string;
  /** The name of the list of what can be written, and of the fixes at the caret. */
  options: string;
  /** A problem read aloud; `fix` is what its fix does, or nothing. */
  problem: (severity: string, message: string, fix: string) => string;
  /** Said once a fix has been carried out. */
  fixed: (says: string) => string;
  /** How many users have a value, as it is read aloud. */
  users: (count: number) => string;
}
