import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { SearchParams } from "nuqs/server";
import { requireMembership } from "@/app/session";
import { currentTimeZone } from "@/app/time-zone";
import { AuditPage } from "@/components/admin/audit-page";
import { auditQuery } from "@/components/admin/queries";
import { loadAuditParams, toAuditQuery } from "@/components/audit/search-params";
import { makeQueryClient } from "@/components/query-client";
import { listAudit } from "@/lib/operations/audit/list";

export const metadata: Metadata = { title: "Audit log" };

export default async function Audit({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { ctx, membership } = await requireMembership();
  if (!membership.user.isAdmin) notFound();
  const query = toAuditQuery(await loadAuditParams(searchParams), await currentTimeZone());
  const client = makeQueryClient();
  // A filter by an unknown organization fails: the page requests it again and shows the error.
  await client.prefetchQuery({ ...auditQuery(query), queryFn: () => listAudit(ctx, query) });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <AuditPage />
    </HydrationBoundary>
  );
}
