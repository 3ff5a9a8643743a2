import js from "@eslint/js";
import reactHooks from "eslint-plugin-react-hooks";
import globals from "globals";
import tseslint from "typescript-eslint";

/** Words a person reads live in src/locales, never in the code. */
const noLiteralText = [
  {
    selector: "JSXText[value=/[A-Za-z]{2,}/]",
    message: "Text belongs in src/locales/en; use t().",
  },
  {
    selector:
      "JSXAttribute[name.name=/^(aria-label|aria-description|title|placeholder|label|alt|words)$/] > Literal[value=/[A-Za-z]{2,}/]",
    message: "Text belongs in src/locales/en; use t().",
  },
];

export default tseslint.config(
  { ignores: ["dist", "src/wailsjs", "node_modules", "test-results", "playwright-report"] },
  js.configs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      globals: globals.browser,
      parserOptions: {
        project: ["./tsconfig.app.json", "./tsconfig.node.json"],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-misused-promises": [
        "error",
        { checksVoidReturn: { attributes: false } },
      ],
    },
  },
  {
    files: ["src/**/*.{ts,tsx}"],
    extends: [reactHooks.configs.flat.recommended],
  },
  {
    files: ["src/**/*.tsx"],
    ignores: ["src/**/*.test.tsx"],
    rules: { "no-restricted-syntax": ["error", ...noLiteralText] },
  },
  {
    files: ["scripts/**/*.mjs", "*.js"],
    languageOptions: { globals: globals.node },
  },
);
