import { createLoader, parseAsInteger, parseAsString, parseAsStringLiteral } from "nuqs/server";
import {
  type AdminTrackingsQuery,
  LedgerUnit,
  OrganizationSort,
  OrganizationState,
  type OrganizationsQuery,
  Plan,
} from "@/lib/operations/admin/schemas";
import { SHOWN_STATUSES } from "@/lib/tracking/videos/choice-rules";

const PER_PAGE = 25;
/** Clamps URL values to the range that the API accepts. */
const pageIn = (page: number) => Math.min(Math.max(page, 1), 10_000);
const wordsIn = (q: string) => q.trim().slice(0, 200);

/** URL parameters of the organization list. */
export const organizationsParams = {
  q: parseAsString.withDefault(""),
  plan: parseAsStringLiteral(Plan.options),
  state: parseAsStringLiteral(OrganizationState.options),
  sort: parseAsStringLiteral(OrganizationSort.options).withDefault("created_at"),
  order: parseAsStringLiteral(["asc", "desc"]).withDefault("desc"),
  page: parseAsInteger.withDefault(1),
};
export const loadOrganizationsParams = createLoader(organizationsParams);
export type OrganizationsParams = Awaited<ReturnType<typeof loadOrganizationsParams>>;

export const toOrganizationsQuery = (params: OrganizationsParams): OrganizationsQuery => ({
  q: wordsIn(params.q),
  plan: params.plan ?? undefined,
  state: params.state ?? undefined,
  sort: params.sort,
  order: params.order,
  page: pageIn(params.page),
  per_page: PER_PAGE,
});

/** Sections of an organization's page; the open section and its filters are in the URL. */
export const SECTIONS = ["overview", "trackings", "ledger", "audit"] as const;
export const organizationParams = {
  tab: parseAsStringLiteral(SECTIONS).withDefault("overview"),
  q: parseAsString.withDefault(""),
  status: parseAsStringLiteral(SHOWN_STATUSES),
  page: parseAsInteger.withDefault(1),
  unit: parseAsStringLiteral(LedgerUnit.options).withDefault("money"),
};
export const loadOrganizationParams = createLoader(organizationParams);
export type OrganizationParams = Awaited<ReturnType<typeof loadOrganizationParams>>;

export const toTrackingsQuery = (params: OrganizationParams): AdminTrackingsQuery => ({
  q: wordsIn(params.q),
  status: params.status ?? undefined,
  page: pageIn(params.page),
  per_page: PER_PAGE,
});
