import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { List } from "../../components/List";
import { fromArray, type Column } from "../../components/listModel";
import { LongName } from "../../components/LongName";
import type { service } from "../../wailsjs/go/models";

/** The guide's table of groups and the licences to assign to them. */
export function GroupLicences({ rows }: { rows: service.GroupLicencesAt[] }) {
  const { t } = useTranslation("licences");
  const navigate = useNavigate();
  const columns: Column<service.GroupLicencesAt>[] = [
    {
      id: "group",
      head: t("column.group"),
      width: "minmax(200px, 1fr)",
      text: (row) => row.group,
      cell: (row) => <LongName name={row.group} />,
    },
    {
      id: "licences",
      head: t("column.licences"),
      width: "minmax(240px, 2fr)",
      cell: (row) => row.licences.join(", ") || t("noLicences"),
    },
  ];
  return (
    <List
      label={t("tables.licences")}
      source={fromArray(rows)}
      keyOf={(row) => row.personaId}
      columns={columns}
      selected={undefined}
      onSelect={(id) => void navigate({ to: "/personas", search: { select: id } })}
    />
  );
}

/** The guide's table of groups and the policies that they give. */
export function GroupPolicies({ rows }: { rows: service.GroupPolicyAt[] }) {
  const { t } = useTranslation("licences");
  const navigate = useNavigate();
  const columns: Column<service.GroupPolicyAt>[] = [
    {
      id: "group",
      head: t("column.group"),
      width: "minmax(200px, 1fr)",
      text: (row) => row.group,
      cell: (row) => <LongName name={row.group} />,
    },
    { id: "type", head: t("column.type"), width: "minmax(140px, 1fr)", cell: (row) => row.type },
    {
      id: "policy",
      head: t("column.policy"),
      width: "minmax(200px, 1fr)",
      cell: (row) => (row.type === "" ? t("noPolicies") : row.policy),
    },
  ];
  return (
    <List
      label={t("tables.policies")}
      source={fromArray(rows)}
      keyOf={(row) => `${row.personaId} ${row.type}`}
      columns={columns}
      selected={undefined}
      onSelect={(_, row) => void navigate({ to: "/personas", search: { select: row.personaId } })}
    />
  );
}
