import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { RangeBlocks } from "../../components/RangeBlocks";
import { count } from "../../format";
import { breakpoints, contrast, media } from "../../theme/sizes";
import { useMediaQuery } from "../../theme/useMediaQuery";
import type { service } from "../../wailsjs/go/models";
import { numberAt, pictureOf, placeIn } from "./rangePicture";

const useStyles = makeStyles({
  root: {
    flexShrink: 0,
    maxHeight: "45%",
    overflowY: "auto",
    borderBottom: `2px solid ${tokens.colorNeutralStroke2}`,
  },
  range: {
    display: "grid",
    gridTemplateColumns: "168px minmax(0, 1fr)",
    columnGap: "16px",
    alignItems: "start",
    padding: "6px 24px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    [media.rail]: { gridTemplateColumns: "1fr", rowGap: "6px" },
  },
  selected: {
    boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandStroke}`,
    [contrast]: { outline: `2px solid ${tokens.colorCompoundBrandStroke}`, outlineOffset: "-2px" },
  },
  name: {
    appearance: "none",
    border: "none",
    background: "none",
    padding: "2px 0",
    width: "100%",
    color: "inherit",
    font: "inherit",
    textAlign: "left",
    cursor: "pointer",
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  line: {
    ...typographyStyles.body1Strong,
    display: "flex",
    justifyContent: "space-between",
    columnGap: "8px",
  },
  span: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, display: "block" },
  figure: { whiteSpace: "nowrap" },
  // A range of many thousands scrolls by itself, so that it does not push the others away.
  picture: { overflow: "auto", maxHeight: "120px", padding: "4px 2px" },
});

/** The ranges as pictures; one of them is open in the grid below, and a block of it is a row there. */
export function Ranges(props: {
  ranges: readonly service.RangeView[];
  open: string | undefined;
  telephone: string | undefined;
  onOpen: (rangeId: string) => void;
  onPick: (range: service.RangeView, telephone: string) => void;
}) {
  const styles = useStyles();
  return (
    <div className={styles.root} data-list="">
      {props.ranges.map((range) => (
        <RangeRow
          key={range.id}
          range={range}
          open={range.id === props.open}
          telephone={props.telephone}
          onOpen={() => props.onOpen(range.id)}
          onPick={(telephone) => props.onPick(range, telephone)}
        />
      ))}
    </div>
  );
}

function RangeRow(props: {
  range: service.RangeView;
  open: boolean;
  telephone: string | undefined;
  onOpen: () => void;
  onPick: (telephone: string) => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("numbers");
  const { range } = props;
  const narrow = useMediaQuery(`(max-width: ${breakpoints.rail}px)`);
  const picture = useMemo(() => pictureOf(range), [range]);
  const free = range.states["free"] ?? 0;
  const nameOf = (place: number) => {
    const one = picture.shares ? undefined : picture.states[place];
    const state = picture.differs.includes(place) ? "differ" : one;
    return t("blockName", {
      number: numberAt(range, place),
      state: state ? t(`states.${state}`) : t("shareOf", { count: range.scale }),
    });
  };
  return (
    <section
      className={mergeClasses(styles.range, props.open && styles.selected)}
      aria-label={range.name}
    >
      <button
        type="button"
        className={styles.name}
        aria-pressed={props.open}
        onClick={props.onOpen}
      >
        <span className={styles.line}>
          {range.name}
          <span className={styles.figure}>{t("free", { count: free, n: count(free) })}</span>
        </span>
        <span className={styles.span}>
          {t("span", { first: range.firstShown, last: shortLast(range) })}
        </span>
      </button>
      <div className={styles.picture}>
        <RangeBlocks
          label={range.name}
          states={picture.states}
          shares={picture.shares}
          each={range.scale}
          differs={picture.differs}
          line={narrow ? 50 : undefined}
          selected={props.telephone === undefined ? undefined : placeIn(range, props.telephone)}
          onPick={(place) => props.onPick(numberAt(range, place))}
          nameOf={nameOf}
        />
      </div>
    </section>
  );
}

/** The last number of a range without what it shares with the first: its last group of digits. */
function shortLast(range: service.RangeView): string {
  const groups = range.lastShown.split(" ");
  const same = groups.slice(0, -1).join(" ");
  return range.firstShown.startsWith(`${same} `) ? (groups.at(-1) ?? "") : range.lastShown;
}
