import {
  Button,
  makeStyles,
  mergeClasses,
  Input,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import { SearchRegular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useDeferredValue, useEffect, useRef, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { toProblem } from "../api";
import { keys } from "../keys";
import type { Hit } from "./model";
import { hitMove, searchAsked } from "./search";
import { shellSource } from "./source";
import { addressOfHit, stepOfHit } from "./words";

const useStyles = makeStyles({
  root: { position: "relative", width: "360px", flexShrink: 1, minWidth: "200px" },
  over: { position: "absolute", right: "16px", left: "60px", width: "auto", zIndex: 4 },
  field: { width: "100%", maxWidth: "100%" },
  key: {
    ...typographyStyles.caption1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    padding: "0 4px",
    color: tokens.colorNeutralForeground2,
    whiteSpace: "nowrap",
  },
  hits: {
    position: "absolute",
    top: "100%",
    left: 0,
    right: 0,
    marginTop: "4px",
    padding: "4px 0",
    maxHeight: "420px",
    overflowY: "auto",
    listStyleType: "none",
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    zIndex: 4,
  },
  hit: { padding: "4px 12px", cursor: "pointer", display: "block" },
  at: {
    backgroundColor: tokens.colorSubtleBackgroundSelected,
    outline: `2px solid ${tokens.colorCompoundBrandStroke}`,
    outlineOffset: "-2px",
  },
  detail: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3 },
});

/** Finds a person, number, persona, policy or setting from anywhere. On a narrow page it is a button that opens. */
export function SearchBox({ narrow }: { narrow: boolean }) {
  const styles = useStyles();
  const { t } = useTranslation("shell");
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  const [text, setText] = useState("");
  const [at, setAt] = useState(-1);
  const asked = useDeferredValue(text.trim());
  const { data, error } = useQuery({
    queryKey: keys.search(asked),
    queryFn: () => shellSource.search(asked),
    enabled: asked !== "",
  });
  const hits = asked === "" ? [] : (data ?? []);
  const showHits = asked !== "" && (data !== undefined || error !== null);

  useEffect(() => {
    const onAsked = () => {
      setOpen(true);
      requestAnimationFrame(() => input.current?.focus());
    };
    document.addEventListener(searchAsked, onAsked);
    return () => document.removeEventListener(searchAsked, onAsked);
  }, []);

  const close = () => {
    setText("");
    setAt(-1);
    setOpen(false);
  };
  const go = (hit: Hit) => {
    close();
    void navigate({ to: `/${stepOfHit(hit)}`, search: { select: addressOfHit(hit) } });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to = hitMove(event.key, at, hits.length);
    const hit = hits[Math.max(at, 0)];
    if (to !== undefined) setAt(to);
    else if (event.key === "Enter" && hit) go(hit);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  };

  if (narrow && !open) {
    return (
      <Button
        appearance="transparent"
        icon={<SearchRegular />}
        aria-label={t("search.label")}
        onClick={() => {
          setOpen(true);
          requestAnimationFrame(() => input.current?.focus());
        }}
      />
    );
  }
  return (
    <div className={mergeClasses(styles.root, narrow && styles.over)} role="search">
      <Input
        type="search"
        contentBefore={<SearchRegular aria-hidden />}
        ref={input}
        className={styles.field}
        value={text}
        onChange={(_, data) => {
          setText(data.value);
          setAt(-1);
        }}
        onKeyDown={onKeyDown}
        placeholder={t("search.placeholder")}
        aria-label={t("search.label")}
        role="combobox"
        aria-expanded={showHits}
        aria-controls="search-hits"
        aria-autocomplete="list"
        aria-activedescendant={at >= 0 ? `hit-${at}` : undefined}
        contentAfter={text === "" ? <kbd className={styles.key}>{t("search.key")}</kbd> : undefined}
      />
      {showHits && (
        <ul id="search-hits" role="listbox" aria-label={t("search.hits")} className={styles.hits}>
          {hits.map((hit, index) => (
            <li
              key={`${hit.kind}:${hit.id}`}
              id={`hit-${index}`}
              role="option"
              aria-selected={index === at}
              className={mergeClasses(styles.hit, index === at && styles.at)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => go(hit)}
            >
              <div>{hit.title}</div>
              <div className={styles.detail}>{hit.detail}</div>
            </li>
          ))}
          {hits.length === 0 && (
            <li role="option" aria-selected={false} aria-disabled className={styles.hit}>
              {error ? toProblem(error).summary : t("search.none", { text: asked })}
            </li>
          )}
        </ul>
      )}
    </div>
  );
}
