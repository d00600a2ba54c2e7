import { dehydrate, HydrationBoundary, type QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { SearchParams } from "nuqs/server";
import { requireMembership } from "@/app/session";
import { currentTimeZone } from "@/app/time-zone";
import { OrganizationView } from "@/components/admin/organization-view";
import { adminLedgerQuery, auditQuery, organizationQuery, trackingsQuery } from "@/components/admin/queries";
import { loadOrganizationParams, toTrackingsQuery } from "@/components/admin/search-params";
import { loadAuditParams, toAuditQuery } from "@/components/audit/search-params";
import { makeQueryClient } from "@/components/query-client";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { getOrganization } from "@/lib/operations/admin/get-organization";
import { listOrganizationLedger } from "@/lib/operations/admin/list-ledger";
import { listTrackings } from "@/lib/operations/admin/list-trackings";
import { listAudit } from "@/lib/operations/audit/list";

export const metadata: Metadata = { title: "Organization" };

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function OrganizationPage({ params, searchParams }: Props) {
  const { ctx } = await requireMembership();
  const { id } = await params;
  const client = makeQueryClient();
  const organization = await getOrganization(ctx, { id }).catch((error: unknown) => {
    if (error instanceof AppError && error.refusal.code === "not_found") notFound();
    throw error;
  });
  client.setQueryData(organizationQuery(id).queryKey, organization);
  await prefetchSection(ctx, client, id, await searchParams);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <OrganizationView id={id} />
    </HydrationBoundary>
  );
}

async function prefetchSection(ctx: OrganizationContext, client: QueryClient, id: string, search: SearchParams) {
  const params = loadOrganizationParams(search);
  if (params.tab === "trackings") {
    const query = toTrackingsQuery(params);
    client.setQueryData(trackingsQuery(id, query).queryKey, await listTrackings(ctx, { ...query, id }));
  }
  if (params.tab === "ledger") {
    const page = await listOrganizationLedger(ctx, { id, unit: params.unit });
    client.setQueryData(adminLedgerQuery(id, params.unit).queryKey, { pages: [page], pageParams: [null] });
  }
  if (params.tab !== "audit") return;
  const query = toAuditQuery({ ...loadAuditParams(search), organization: id }, await currentTimeZone());
  // A cursor from an old link may have expired: the page requests it again and shows the error.
  await client.prefetchQuery({ ...auditQuery(query), queryFn: () => listAudit(ctx, query) });
}
