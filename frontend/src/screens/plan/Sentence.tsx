import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { LongName } from "../../components/LongName";
import { count } from "../../format";
import type { service } from "../../wailsjs/go/models";
import { splitNames } from "./planModel";

type Translate = (key: string, values?: Record<string, unknown>) => string;

const grants = ["grantGroup", "revokeGroup", "grantUser"];

/** What a line does, as a sentence; many equal changes are told by their kind and figures. */
export function sentenceOf(line: service.PlanLineView, t: Translate): string {
  if (grants.includes(line.kind) && line.type !== "") {
    const type = line.type.charAt(0).toLocaleLowerCase() + line.type.slice(1);
    const values = { type, before: line.before || t("plan:none"), after: line.after };
    if (line.changes > 1) return t("plan:says.grantUser", { type, after: line.after });
    return t("plan:says.grant", { ...values, after: line.after || t("plan:none") });
  }
  if (line.says !== "") return line.says;
  return t(`plan:many.${line.kind}`, {
    count: line.changes,
    n: count(line.changes),
    defaultValue: t("plan:many.other", { n: count(line.changes) }),
  });
}

/** The sentence of a line with the names in it standing out. */
export function Sentence({ line }: { line: service.PlanLineView }) {
  const { t } = useTranslation("plan");
  const pieces = splitNames(sentenceOf(line, t), [line.subject, line.before, line.after]);
  return (
    <span>
      {pieces.map((piece, index) => (
        <Fragment key={index}>
          {piece.name ? <LongName name={piece.text} prefix="" /> : piece.text}
        </Fragment>
      ))}
    </span>
  );
}
