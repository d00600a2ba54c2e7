import { infiniteQueryOptions, keepPreviousData, type QueryClient, queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { api } from "@/components/api";
import { usageQuery } from "@/components/queries";
import {
  AdminLedger,
  AdminTrackings,
  type AdminTrackingsQuery,
  type AutoTopUpRequest,
  BookedAnswer,
  type CorrectionRequest,
  type GrantPointsRequest,
  type LedgerUnit,
  type LimitsRequest,
  OrganizationDetail,
  OrganizationRows,
  type OrganizationsQuery,
  type PlanRequest,
  type PriceRequest,
  type TopUpRequest,
} from "@/lib/admin/schemas";
import { type AdminAuditQuery, AuditPage } from "@/lib/audit/schemas";

const MINUTE = 60_000;
const ROOT = "/api/dashboard/admin";
const pathOf = (id: string) => `${ROOT}/organizations/${encodeURIComponent(id)}`;

export const organizationsQuery = (query: OrganizationsQuery) =>
  queryOptions({
    queryKey: ["admin", "organizations", query],
    queryFn: ({ signal }) => api(OrganizationRows, `${ROOT}/organizations`, { query, signal }),
    refetchInterval: MINUTE,
    placeholderData: keepPreviousData,
  });

export const organizationQuery = (id: string) =>
  queryOptions({
    queryKey: ["admin", "organization", id],
    queryFn: ({ signal }) => api(OrganizationDetail, pathOf(id), { signal }),
    refetchInterval: MINUTE,
  });

export const trackingsQuery = (id: string, query: AdminTrackingsQuery) =>
  queryOptions({
    queryKey: ["admin", "trackings", id, query],
    queryFn: ({ signal }) => api(AdminTrackings, `${pathOf(id)}/trackings`, { query, signal }),
    refetchInterval: MINUTE,
    placeholderData: keepPreviousData,
  });

export const adminLedgerQuery = (id: string, unit: z.infer<typeof LedgerUnit>) =>
  infiniteQueryOptions({
    queryKey: ["admin", "ledger", id, unit],
    queryFn: ({ signal, pageParam }) =>
      api(AdminLedger, `${pathOf(id)}/ledger`, { signal, query: { unit, cursor: pageParam } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page: AdminLedger) => page.next_cursor,
  });

export const auditQuery = (query: AdminAuditQuery) =>
  queryOptions({
    queryKey: ["admin", "audit", query],
    queryFn: ({ signal }) => api(AuditPage, `${ROOT}/audit`, { query, signal }),
    placeholderData: keepPreviousData,
  });

/** The file with the same filters. */
export function auditFile({ cursor: _, ...filters }: AdminAuditQuery): string {
  const given = Object.entries(filters).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return `${ROOT}/audit/export?${new URLSearchParams(given)}`;
}

const post = <S extends z.ZodType>(answer: S, id: string, act: string, body: unknown) =>
  api(answer, `${pathOf(id)}/${act}`, { method: "POST", body });
const put = (id: string, what: string, body: unknown) =>
  api(OrganizationDetail, `${pathOf(id)}/${what}`, { method: "PUT", body });

export const topUp = (id: string, body: TopUpRequest) => post(BookedAnswer, id, "top-up", body);
export const correctBalance = (id: string, body: CorrectionRequest) => post(BookedAnswer, id, "correction", body);
export const grantPoints = (id: string, body: GrantPointsRequest) => post(BookedAnswer, id, "points", body);
export const suspendOrganization = (id: string, reason: string) => post(OrganizationDetail, id, "suspend", { reason });
export const resumeOrganization = (id: string, reason: string) => post(OrganizationDetail, id, "resume", { reason });
export const cancelTracking = (id: string, tracking: string, reason: string) =>
  post(z.object({ id: z.string() }), id, `trackings/${encodeURIComponent(tracking)}/cancel`, { reason });
export const setAutoTopUp = (id: string, body: AutoTopUpRequest) => put(id, "auto-top-up", body);
export const setPlan = (id: string, body: PlanRequest) => put(id, "plan", body);
export const setPrice = (id: string, body: PriceRequest) => put(id, "price", body);
export const setLimits = (id: string, body: LimitsRequest) => put(id, "limits", body);

/** After an act: every figure of these pages, and the reader's own balance, which may be the one that changed. */
export async function refreshAdmin(client: QueryClient): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: ["admin"] }),
    client.invalidateQueries({ queryKey: usageQuery.queryKey }),
  ]);
}
