import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { requireMembership } from "@/app/session";
import { CompareView } from "@/components/channels/compare-view";
import { audienceComparisonQuery } from "@/components/channels/queries";
import { comparedIds, loadCompareParams } from "@/components/channels/search-params";
import { COMPARE_TITLE } from "@/components/channels/words";
import { makeQueryClient } from "@/components/query-client";
import { compareAudiences } from "@/lib/channels/channels/compare-audiences";

export const metadata: Metadata = { title: COMPARE_TITLE };

export default async function ComparePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { ctx } = await requireMembership();
  const ids = comparedIds((await loadCompareParams(searchParams)).channels);
  const client = makeQueryClient();
  if (ids.length > 0)
    client.setQueryData(audienceComparisonQuery(ids).queryKey, await compareAudiences(ctx, { channels: ids }));
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <CompareView />
    </HydrationBoundary>
  );
}
