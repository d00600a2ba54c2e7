import { infiniteQueryOptions, keepPreviousData, type QueryClient, queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { api } from "@/components/api";
import { usageQuery } from "@/components/queries";
import type { AdminAuditQuery } from "@/lib/core/audit/schemas";
import { MINUTE_MS } from "@/lib/core/time/unit-rules";
import type {
  AdminLedger,
  AdminTrackingsQuery,
  ApproveAutoTopUp,
  AutoTopUpRequest,
  CorrectionRequest,
  DeclineAutoTopUp,
  GrantCreditsRequest,
  LedgerUnit,
  LimitsRequest,
  OrganizationsQuery,
  PlanRequest,
  PriceRequest,
  TopUpRequest,
} from "@/lib/operations/admin/schemas";
import { hrefOf } from "@/rest/dashboard/endpoint";
import * as admin from "@/rest/dashboard/endpoints/admin";
import * as acts from "@/rest/dashboard/endpoints/admin-acts";

export const organizationsQuery = (query: OrganizationsQuery) =>
  queryOptions({
    queryKey: ["admin", "organizations", query],
    queryFn: ({ signal }) => api(admin.listOrganizations, { query, signal }),
    refetchInterval: MINUTE_MS,
    placeholderData: keepPreviousData,
  });

export const organizationQuery = (id: string) =>
  queryOptions({
    queryKey: ["admin", "organization", id],
    queryFn: ({ signal }) => api(admin.getOrganization, { params: { id }, signal }),
    refetchInterval: MINUTE_MS,
  });

export const autoTopUpProposalsQuery = queryOptions({
  queryKey: ["admin", "auto-top-up-proposals"],
  queryFn: ({ signal }) => api(admin.listAutoTopUpProposals, { signal }),
  refetchInterval: MINUTE_MS,
});

export const trackingsQuery = (id: string, query: AdminTrackingsQuery) =>
  queryOptions({
    queryKey: ["admin", "trackings", id, query],
    queryFn: ({ signal }) => api(admin.listTrackings, { params: { id }, query, signal }),
    refetchInterval: MINUTE_MS,
    placeholderData: keepPreviousData,
  });

export const adminLedgerQuery = (id: string, unit: z.infer<typeof LedgerUnit>) =>
  infiniteQueryOptions({
    queryKey: ["admin", "ledger", id, unit],
    queryFn: ({ signal, pageParam }) =>
      api(admin.listOrganizationLedger, { params: { id }, signal, query: { unit, cursor: pageParam } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page: AdminLedger) => page.next_cursor,
  });

export const auditQuery = (query: AdminAuditQuery) =>
  queryOptions({
    queryKey: ["admin", "audit", query],
    queryFn: ({ signal }) => api(admin.listAudit, { query, signal }),
    placeholderData: keepPreviousData,
  });

/** Returns the path of the file with the same filters. */
export const auditFile = ({ cursor: _, ...query }: AdminAuditQuery): string => hrefOf(admin.exportAudit, { query });

export const topUp = (id: string, body: TopUpRequest, signal: AbortSignal) =>
  api(acts.topUp, { params: { id }, body, signal });
export const correctBalance = (id: string, body: CorrectionRequest, signal: AbortSignal) =>
  api(acts.correctBalance, { params: { id }, body, signal });
export const grantCredits = (id: string, body: GrantCreditsRequest, signal: AbortSignal) =>
  api(acts.grantCredits, { params: { id }, body, signal });
export const suspendOrganization = (id: string, reason: string, signal: AbortSignal) =>
  api(acts.suspendOrganization, { params: { id }, body: { reason }, signal });
export const resumeOrganization = (id: string, reason: string, signal: AbortSignal) =>
  api(acts.resumeOrganization, { params: { id }, body: { reason }, signal });
export const cancelTracking = (id: string, tracking: string, reason: string, signal: AbortSignal) =>
  api(admin.cancelTracking, { params: { id, tracking }, body: { reason }, signal });
export const setAutoTopUp = (id: string, body: AutoTopUpRequest, signal: AbortSignal) =>
  api(acts.setAutoTopUp, { params: { id }, body, signal });
export const approveAutoTopUp = (id: string, body: ApproveAutoTopUp, signal: AbortSignal) =>
  api(acts.approveAutoTopUp, { params: { id }, body, signal });
export const declineAutoTopUp = (id: string, body: DeclineAutoTopUp, signal: AbortSignal) =>
  api(acts.declineAutoTopUp, { params: { id }, body, signal });
export const setPlan = (id: string, body: PlanRequest, signal: AbortSignal) =>
  api(acts.setPlan, { params: { id }, body, signal });
export const setPrice = (id: string, body: PriceRequest, signal: AbortSignal) =>
  api(acts.setPrice, { params: { id }, body, signal });
export const setLimits = (id: string, body: LimitsRequest, signal: AbortSignal) =>
  api(acts.setLimits, { params: { id }, body, signal });

/** Refreshes all admin figures, and the reader's own balance, which may be the one that changed. */
export async function refreshAdmin(client: QueryClient): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: ["admin"] }),
    client.invalidateQueries({ queryKey: usageQuery.queryKey }),
  ]);
}
