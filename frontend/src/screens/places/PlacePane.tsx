import { Checkbox, Field, makeStyles } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { ChooseCountry } from "../../components/ChooseCountry";
import { ChooseMany } from "../../components/ChooseMany";
import { ChooseOne } from "../../components/ChooseOne";
import { useDraft } from "../../components/useDraft";
import type { service, voice } from "../../wailsjs/go/models";
import { Form, Text, UsedBy } from "./Form";
import { usePlaceEdits, type Plain } from "./usePlaces";

const useStyles = makeStyles({
  pair: {
    display: "grid",
    gridTemplateColumns: "1fr 1fr",
    columnGap: "12px",
    alignItems: "start",
  },
});

/** What is typed of a site and not kept; the rest stays as it is by then. */
type Typed = Partial<Omit<Plain<voice.Site>, "address">> & { address?: Partial<voice.Address> };

/** The pane of a site: its address, and which values of the office attribute mean it. */
export function SitePane(props: {
  view: service.PlacesView;
  line: service.SiteLine | undefined;
  problems: service.FixableView[];
  onKept: (name: string) => void;
  onGone: () => void;
  onClose: () => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("places");
  const { view, line } = props;
  const edits = usePlaceEdits();
  const before = line?.site.name ?? "";
  const kept: Plain<voice.Site> = line?.site ?? {
    name: "",
    address: view.usual,
    offices: [],
    areaCode: "",
    existing: false,
  };
  const [draft, setDraft] = useDraft<Typed>(`place/site/${before}`, before || t("site.new"));
  const site = { ...kept, ...draft, address: { ...kept.address, ...draft?.address } };
  const change = (to: Typed) => setDraft({ ...draft, ...to });
  const address = (to: Partial<voice.Address>) => change({ address: { ...draft?.address, ...to } });
  const keep = () =>
    edits.site.mutate(
      { before, site },
      {
        onSuccess: () => {
          setDraft(undefined);
          props.onKept(site.name.trim());
        },
      },
    );
  const text = (field: Exclude<keyof voice.Address, "country">, hint?: string) => (
    <Text
      label={t(`address.${field}`)}
      value={site.address[field] ?? ""}
      onChange={(value) => address({ [field]: value })}
      hint={hint}
    />
  );
  return (
    <Form
      title={before || t("site.new")}
      caption={line ? t(`state.${line.state}`) : t("site.caption")}
      dirty={draft !== undefined}
      ready={site.name.trim() !== "" && draft !== undefined && !edits.site.isPending}
      error={edits.site.error ?? edits.remove.error}
      problems={props.problems}
      onKeep={keep}
      onLeave={() => setDraft(undefined)}
      onDelete={
        line &&
        (() => {
          setDraft(undefined);
          props.onGone();
          edits.remove.mutate({ kind: "site", name: before });
        })
      }
      onClose={props.onClose}
      below={line && <UsedBy {...line} />}
    >
      <Text label={t("site.name")} value={site.name} onChange={(name) => change({ name })} />
      <Checkbox
        label={t("site.existing")}
        checked={site.existing ?? false}
        onChange={(_, data) => change({ existing: data.checked === true })}
      />
      {text("company")}
      <div className={styles.pair}>
        {text("houseNumber")}
        {text("street")}
      </div>
      <div className={styles.pair}>
        {text("city")}
        {text("postalCode")}
      </div>
      <div className={styles.pair}>
        {text("state")}
        <Field label={t("address.country")}>
          <ChooseCountry
            label={t("address.country")}
            countries={view.countries}
            chosen={site.address.country}
            onChoose={(country) => address({ country })}
          />
        </Field>
      </div>
      <div className={styles.pair}>
        {text("latitude")}
        {text("longitude")}
      </div>
      <Field label={t("site.offices")} hint={t("site.officesHint")}>
        <ChooseMany
          free
          label={t("site.offices")}
          options={view.options.offices.map((id) => ({ id, words: id }))}
          chosen={site.offices}
          onChoose={(offices) => change({ offices })}
        />
      </Field>
      <Text
        label={t("site.areaCode")}
        value={site.areaCode}
        onChange={(areaCode) => change({ areaCode })}
      />
    </Form>
  );
}

/** The pane of an emergency location: a place within the address of a site. */
export function LocationPane(props: {
  view: service.PlacesView;
  line: service.LocationLine | undefined;
  site: string;
  problems: service.FixableView[];
  onKept: (name: string) => void;
  onGone: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation("places");
  const { view, line } = props;
  const edits = usePlaceEdits();
  const before = line?.location.name ?? "";
  const kept: voice.Location = line?.location ?? {
    name: "",
    site: props.site,
    place: "",
    existing: false,
  };
  const [draft, setDraft] = useDraft<Partial<voice.Location>>(
    `place/location/${before}`,
    before || t("location.new"),
  );
  const location = { ...kept, ...draft };
  const change = (to: Partial<voice.Location>) => setDraft({ ...draft, ...to });
  return (
    <Form
      title={before || t("location.new")}
      caption={line ? line.label : t("location.caption")}
      dirty={draft !== undefined}
      ready={location.name.trim() !== "" && draft !== undefined && !edits.location.isPending}
      error={edits.location.error ?? edits.remove.error}
      problems={props.problems}
      onKeep={() =>
        edits.location.mutate(
          { before, location },
          {
            onSuccess: () => {
              setDraft(undefined);
              props.onKept(location.name.trim());
            },
          },
        )
      }
      onLeave={() => setDraft(undefined)}
      onDelete={
        line &&
        (() => {
          setDraft(undefined);
          props.onGone();
          edits.remove.mutate({ kind: "location", name: before });
        })
      }
      onClose={props.onClose}
      below={line && <UsedBy {...line} />}
    >
      <Text
        label={t("location.name")}
        value={location.name}
        onChange={(name) => change({ name })}
      />
      <Field label={t("location.site")}>
        <ChooseOne
          label={t("location.site")}
          options={view.sites.map((each) => ({ id: each.site.name, words: each.site.name }))}
          chosen={location.site}
          onChoose={(site) => change({ site })}
        />
      </Field>
      <Text
        label={t("location.place")}
        value={location.place}
        onChange={(place) => change({ place })}
        hint={t("location.placeHint")}
      />
      <Checkbox
        label={t("location.existing")}
        checked={location.existing}
        onChange={(_, data) => change({ existing: data.checked === true })}
      />
    </Form>
  );
}
