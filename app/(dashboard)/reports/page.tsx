import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { requireMembership } from "@/app/session";
import { makeQueryClient } from "@/components/query-client";
import { ReportsPage } from "@/components/reports/reports-page";
import { reportsQuery } from "@/components/sharing/queries";
import { listReportRows } from "@/lib/insight/reports/list-rows";

export const metadata: Metadata = { title: "Reports" };

export default async function Reports() {
  const { ctx, may } = await requireMembership();
  const client = makeQueryClient();
  client.setQueryData(reportsQuery.queryKey, { pages: [await listReportRows(ctx, {})], pageParams: [null] });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ReportsPage canWrite={may("reports:write")} />
    </HydrationBoundary>
  );
}
