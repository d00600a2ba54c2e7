import type { OrganizationSort, OrganizationState } from "@/lib/operations/admin/schemas";

export const LIST_TITLE = "Organizations";

export const STATE_NAMES: Record<OrganizationState, string> = {
  active: "Active",
  low: "Low balance",
  suspended: "Suspended",
  closed: "Closed",
};

type Order = "asc" | "desc";
const sorts = (sort: OrganizationSort, down: string, up: string) =>
  [
    { id: `${sort}:desc`, name: down, sort, order: "desc" as Order },
    { id: `${sort}:asc`, name: up, sort, order: "asc" as Order },
  ] as const;
export const SORTS = [
  ...sorts("created_at", "Newest first", "Oldest first"),
  ...sorts("name", "Name, Z to A", "Name, A to Z"),
  ...sorts("balance", "Highest balance", "Lowest balance"),
  ...sorts("spendable", "Highest available balance", "Lowest available balance"),
  ...sorts("uncharged", "Highest pending charges", "Lowest pending charges"),
  ...sorts("running", "Most tracked videos", "Fewest tracked videos"),
  ...sorts("members", "Most members", "Fewest members"),
  ...sorts("last_activity", "Most recently active", "Least recently active"),
];
