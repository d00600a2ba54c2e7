import { createLoader, parseAsInteger, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { AdminAuditQuery, AuditAction } from "@/lib/core/audit/schemas";
import {
  type AdminTrackingsQuery,
  LedgerUnit,
  OrganizationSort,
  OrganizationState,
  type OrganizationsQuery,
  Plan,
} from "@/lib/operations/admin/schemas";
import { ShownStatus } from "@/lib/tracking/videos/schemas";

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
  status: parseAsStringLiteral(ShownStatus.options),
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

/** URL parameters of the audit log. */
export const auditParams = {
  action: parseAsStringLiteral(AuditAction.options),
  actor: parseAsString.withDefault(""),
  request: parseAsString.withDefault(""),
  /** An organization's public id. */
  organization: parseAsString.withDefault(""),
  from: parseAsString.withDefault(""),
  to: parseAsString.withDefault(""),
  cursor: parseAsString.withDefault(""),
};
export const loadAuditParams = createLoader(auditParams);
export type AuditParams = Awaited<ReturnType<typeof loadAuditParams>>;

/**
 * Converts URL parameters to a query. Invalid values are dropped: a mistyped day shows more entries instead of an
 * error.
 */
export function toAuditQuery(params: AuditParams, zone: string): AdminAuditQuery {
  const { shape } = AdminAuditQuery;
  const read = <T>(schema: { safeParse(value: unknown): { data?: T } }, value: string): T | undefined =>
    value.trim() === "" ? undefined : schema.safeParse(value).data;
  return {
    action: params.action ?? undefined,
    actor: read(shape.actor, params.actor),
    request_id: read(shape.request_id, params.request),
    organization: read(shape.organization, params.organization),
    from: read(shape.from, params.from),
    to: read(shape.to, params.to),
    cursor: read(shape.cursor, params.cursor),
    zone,
  };
}
