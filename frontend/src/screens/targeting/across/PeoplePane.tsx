import { Input, makeStyles } from "@fluentui/react-components";
import { SearchRegular } from "@fluentui/react-icons";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Pane } from "../../../components/Pane";
import { PeopleList } from "../../../components/PeopleList";
import type { Page } from "../../../components/useWindow";
import type { service } from "../../../wailsjs/go/models";
import { useRested } from "../useTrial";

const useStyles = makeStyles({
  root: {
    display: "flex",
    flexDirection: "column",
    margin: "-12px -20px",
    // Where what stands above the list leaves it no room, the pane scrolls.
    height: "max(100% + 24px, 480px)",
  },
  above: { padding: "12px 20px 0", flexShrink: 0 },
  find: { padding: "8px 20px 4px", flexShrink: 0 },
  field: { width: "100%", height: "28px" },
  list: { flexGrow: 1, flexBasis: 0, minHeight: 0, padding: "12px 20px" },
});

/** People in the pane, under what says why just these; with `finds` they can be searched by name. */
export function PeoplePane(props: {
  title: ReactNode;
  caption?: ReactNode;
  children?: ReactNode;
  finds?: boolean;
  label: string;
  list: readonly unknown[];
  fetch: (find: string, offset: number, limit: number) => Promise<Page<service.PersonLine>>;
  onClose: () => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("targeting");
  const [find, setFind] = useState("");
  const wanted = useRested(find);
  return (
    <Pane title={props.title} caption={props.caption} onClose={props.onClose}>
      <div className={styles.root}>
        {props.children && <div className={styles.above}>{props.children}</div>}
        {props.finds && (
          <div className={styles.find}>
            <Input
              size="small"
              type="search"
              className={styles.field}
              contentBefore={<SearchRegular />}
              aria-label={t("who.find")}
              placeholder={t("who.find")}
              value={find}
              onChange={(_, data) => setFind(data.value)}
            />
          </div>
        )}
        <div className={styles.list}>
          <PeopleList
            key={wanted}
            label={props.label}
            none={t(wanted === "" ? "across.nobodyThere" : "who.notFound")}
            list={[...props.list, wanted]}
            fetch={(offset, limit) => props.fetch(wanted, offset, limit)}
          />
        </div>
      </div>
    </Pane>
  );
}
