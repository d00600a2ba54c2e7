import { infiniteQueryOptions, keepPreviousData, type QueryClient, queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { api } from "@/components/api";
import { usageQuery } from "@/components/queries";
import { OpenAutoTopUpProposals } from "@/lib/billing/schemas";
import { type AdminAuditQuery, AuditPage } from "@/lib/core/audit/schemas";
import {
  AdminLedger,
  AdminTrackings,
  type AdminTrackingsQuery,
  type ApproveAutoTopUp,
  type AutoTopUpRequest,
  BookedAnswer,
  type CorrectionRequest,
  type DeclineAutoTopUp,
  type GrantPointsRequest,
  type LedgerUnit,
  type LimitsRequest,
  OrganizationDetail,
  OrganizationRows,
  type OrganizationsQuery,
  type PlanRequest,
  type PriceRequest,
  type TopUpRequest,
} from "@/lib/operations/admin/schemas";

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

export const autoTopUpProposalsQuery = queryOptions({
  queryKey: ["admin", "auto-top-up-proposals"],
  queryFn: ({ signal }) => api(OpenAutoTopUpProposals, `${ROOT}/auto-top-up-proposals`, { signal }),
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

/** Returns the path of the file with the same filters. */
export function auditFile({ cursor: _, ...filters }: AdminAuditQuery): string {
  const given = Object.entries(filters).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return `${ROOT}/audit/export?${new URLSearchParams(given)}`;
}

const post = <S extends z.ZodType>(answer: S, id: string, act: string, body: unknown, signal: AbortSignal) =>
  api(answer, `${pathOf(id)}/${act}`, { method: "POST", body, signal });
const put = (id: string, what: string, body: unknown, signal: AbortSignal) =>
  api(OrganizationDetail, `${pathOf(id)}/${what}`, { method: "PUT", body, signal });

export const topUp = (id: string, body: TopUpRequest, signal: AbortSignal) =>
  post(BookedAnswer, id, "top-up", body, signal);
export const correctBalance = (id: string, body: CorrectionRequest, signal: AbortSignal) =>
  post(BookedAnswer, id, "correction", body, signal);
export const grantPoints = (id: string, body: GrantPointsRequest, signal: AbortSignal) =>
  post(BookedAnswer, id, "points", body, signal);
export const suspendOrganization = (id: string, reason: string, signal: AbortSignal) =>
  post(OrganizationDetail, id, "suspend", { reason }, signal);
export const resumeOrganization = (id: string, reason: string, signal: AbortSignal) =>
  post(OrganizationDetail, id, "resume", { reason }, signal);
export const cancelTracking = (id: string, tracking: string, reason: string, signal: AbortSignal) =>
  post(z.object({ id: z.string() }), id, `trackings/${encodeURIComponent(tracking)}/cancel`, { reason }, signal);
export const setAutoTopUp = (id: string, body: AutoTopUpRequest, signal: AbortSignal) =>
  put(id, "auto-top-up", body, signal);
export const approveAutoTopUp = (id: string, body: ApproveAutoTopUp, signal: AbortSignal) =>
  post(OrganizationDetail, id, "auto-top-up/approve", body, signal);
export const declineAutoTopUp = (id: string, body: DeclineAutoTopUp, signal: AbortSignal) =>
  post(OrganizationDetail, id, "auto-top-up/decline", body, signal);
export const setPlan = (id: string, body: PlanRequest, signal: AbortSignal) => put(id, "plan", body, signal);
export const setPrice = (id: string, body: PriceRequest, signal: AbortSignal) => put(id, "price", body, signal);
export const setLimits = (id: string, body: LimitsRequest, signal: AbortSignal) => put(id, "limits", body, signal);

/** Refreshes all admin figures, and the reader's own balance, which may be the one that changed. */
export async function refreshAdmin(client: QueryClient): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: ["admin"] }),
    client.invalidateQueries({ queryKey: usageQuery.queryKey }),
  ]);
}
