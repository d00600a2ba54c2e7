import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { requireMembership } from "@/app/session";
import { currentTimeZone } from "@/app/time-zone";
import { apiUsageQuery } from "@/components/api-usage/queries";
import { loadUsageParams } from "@/components/api-usage/search-params";
import { UsagePage } from "@/components/api-usage/usage-page";
import { makeQueryClient } from "@/components/query-client";
import { getApiUsage } from "@/lib/developers/api-usage/get";
import { operationOf } from "@/rest/documented-routes";

export const metadata: Metadata = { title: "API usage" };

export default async function Usage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { ctx } = await requireMembership();
  const query = { ...(await loadUsageParams(searchParams)), zone: await currentTimeZone() };
  const client = makeQueryClient();
  client.setQueryData(apiUsageQuery(query).queryKey, await getApiUsage(ctx, query, operationOf));
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <UsagePage />
    </HydrationBoundary>
  );
}
