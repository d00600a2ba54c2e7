import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { requireMembership } from "@/app/session";
import { CompareView } from "@/components/compare/compare-view";
import { comparisonQuery } from "@/components/compare/queries";
import { comparedIds, loadCompareParams } from "@/components/compare/search-params";
import { makeQueryClient } from "@/components/query-client";
import { compareVideos, knownVideos } from "@/lib/tracking/compare/compare-videos";

export const metadata: Metadata = { title: "Video comparison" };

export default async function ComparePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { ctx } = await requireMembership();
  const params = await loadCompareParams(searchParams);
  const asked = comparedIds(params.videos);
  const videos = await knownVideos(ctx, asked);
  const client = makeQueryClient();
  if (videos.length > 0) {
    const choice = { ...params, videos };
    client.setQueryData(
      comparisonQuery(choice).queryKey,
      await compareVideos(ctx, { ...choice, span: choice.span ?? undefined }),
    );
  }
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <CompareView unknown={asked.filter((id) => !videos.includes(id))} />
    </HydrationBoundary>
  );
}
