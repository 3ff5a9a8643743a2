import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Estimate } from "../../components/Estimate";
import { count, duration } from "../../format";
import type { plan } from "../../wailsjs/go/models";

const useStyles = makeStyles({
  root: { width: "100%", borderCollapse: "collapse" },
  row: { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  name: {
    textAlign: "left",
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground2,
    padding: "4px 16px 4px 0",
    verticalAlign: "top",
  },
  figure: {
    fontWeight: tokens.fontWeightSemibold,
    padding: "4px 16px 4px 0",
    verticalAlign: "top",
    whiteSpace: "nowrap",
  },
  note: { ...typographyStyles.caption1, padding: "6px 0 4px", verticalAlign: "top" },
});

interface Item {
  name: string;
  figure: ReactNode;
  note: string;
}

/** What a plan costs: time, calls, seats and numbers, each with what is behind the figure. */
export function BillTable({ bill }: { bill: plan.Bill }) {
  const styles = useStyles();
  const { t } = useTranslation("plan");
  const lanes = Object.entries(bill.lanes ?? {});
  const slowest = lanes.sort((a, b) => b[1] - a[1])[0];
  const seats = (bill.seats ?? []).filter((seat) => seat.more > 0 || seat.less > 0);
  const items: Item[] = [
    {
      name: t("bill.time"),
      figure: <Estimate>{duration(bill.seconds)}</Estimate>,
      note: slowest
        ? t("bill.slowest", { lane: t(`lanes.${slowest[0]}`), time: duration(slowest[1]) })
        : "",
    },
    {
      name: t("bill.calls"),
      figure: count(bill.writes + bill.reads),
      note: t("bill.callsNote", { writes: count(bill.writes), reads: count(bill.reads) }),
    },
    ...seats.map((seat) => ({
      name: t("bill.seats"),
      figure: t(
        `bill.seatsFigure.${seat.less === 0 ? "more" : seat.more === 0 ? "less" : "both"}`,
        {
          more: count(seat.more),
          less: count(seat.less),
        },
      ),
      note: t("bill.seatsNote", { name: seat.name, free: count(seat.free) }),
    })),
    ...(bill.numbersOut + bill.numbersBack === 0
      ? []
      : [
          {
            name: t("bill.numbers"),
            figure: t("bill.numbersFigure", {
              out: count(bill.numbersOut),
              back: count(bill.numbersBack),
            }),
            note: t("bill.numbersNote", { free: count(bill.numbersFree) }),
          },
        ]),
    ...((bill.voiceOn ?? 0) + (bill.voiceOff ?? 0) === 0
      ? []
      : [
          {
            name: t("bill.voice"),
            figure: t("bill.voiceFigure", {
              on: count(bill.voiceOn ?? 0),
              off: count(bill.voiceOff ?? 0),
            }),
            note: t("bill.voiceNote"),
          },
        ]),
    ...(bill.lanes?.policies
      ? [{ name: t("bill.inTeams"), figure: t("bill.inTeamsFigure"), note: t("bill.inTeamsNote") }]
      : []),
  ];
  return (
    <table className={styles.root}>
      <tbody>
        {items.map((item) => (
          <tr key={item.name + item.note} className={styles.row}>
            <th scope="row" className={styles.name}>
              {item.name}
            </th>
            <td className={styles.figure}>{item.figure}</td>
            <td className={styles.note}>{item.note}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
