import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import type { SearchParams } from "nuqs/server";
import { isPhone } from "@/app/is-phone";
import { requireMembership } from "@/app/session";
import { namesQuery } from "@/components/labels/queries";
import { makeQueryClient } from "@/components/query-client";
import { LAYOUT_COOKIE, layoutOf } from "@/components/videos/list-layout";
import { rowsSummaryQuery, videoRowsQuery } from "@/components/videos/queries";
import { savedViewsQuery } from "@/components/videos/saved-view-queries";
import { loadListParams, toRowsQuery } from "@/components/videos/search-params";
import { VideoList } from "@/components/videos/video-list";
import { env } from "@/lib/core/env";
import { listCampaigns } from "@/lib/tracking/campaigns/list";
import { listLabels } from "@/lib/tracking/labels/list";
import { listSavedViews } from "@/lib/tracking/saved-views/list";
import { listVideoRows } from "@/lib/tracking/videos/rows";
import { summarizeVideoRows } from "@/lib/tracking/videos/rows-summary";

export const metadata: Metadata = { title: "Videos" };

/** On the sandbox, any well-formed ID exists. */
const EXAMPLE_LINK = "https://www.youtube.com/watch?v=clipscope01";

/** The summary reads all matches: for more than this, the page doesn't wait for it. */
const SUMMARIZED_AT_ONCE = 2_000;

export default async function VideosPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { ctx, may } = await requireMembership();
  const query = toRowsQuery(await loadListParams(searchParams));
  const client = makeQueryClient();
  const [rows, { labels }, { campaigns }, { views }, cookieJar] = await Promise.all([
    listVideoRows(ctx, query),
    listLabels(ctx),
    listCampaigns(ctx),
    listSavedViews(ctx),
    cookies(),
  ]);
  client.setQueryData(videoRowsQuery(query).queryKey, rows);
  if (rows.total !== null && rows.total <= SUMMARIZED_AT_ONCE)
    client.setQueryData(rowsSummaryQuery(query).queryKey, await summarizeVideoRows(ctx, query));
  client.setQueryData(namesQuery("labels").queryKey, labels);
  client.setQueryData(namesQuery("campaigns").queryKey, campaigns);
  client.setQueryData(savedViewsQuery.queryKey, views);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <VideoList
        canTrack={may("videos:write")}
        exampleLink={env().SANDBOX_URL ? EXAMPLE_LINK : null}
        isPhone={await isPhone()}
        layout={layoutOf(cookieJar.get(LAYOUT_COOKIE)?.value)}
      />
    </HydrationBoundary>
  );
}
