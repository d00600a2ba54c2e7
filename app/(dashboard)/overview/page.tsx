import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import type { SearchParams } from "nuqs/server";
import { requireMembership } from "@/app/session";
import { currentTimeZone } from "@/app/time-zone";
import { COMPARE_COOKIE, SAMPLE_COOKIE } from "@/components/overview/cookies";
import { FirstRun } from "@/components/overview/first-run";
import { OverviewPage } from "@/components/overview/overview-page";
import { overviewQuery } from "@/components/overview/queries";
import { loadOverviewParams, toOverviewQuery } from "@/components/overview/search-params";
import { makeQueryClient } from "@/components/query-client";
import { FirstVideo } from "@/components/videos/first-video";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { getOverview } from "@/lib/tracking/overview/get";

export const metadata: Metadata = { title: "Overview" };

/** On the sandbox, any well-formed ID exists. */
const EXAMPLE_LINK = "https://www.youtube.com/watch?v=clipscope01";

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { ctx, may } = await requireMembership();
  const query = toOverviewQuery(await loadOverviewParams(searchParams), await currentTimeZone());
  const client = makeQueryClient();
  try {
    client.setQueryData(overviewQuery(query).queryKey, await getOverview(ctx, query));
  } catch (error) {
    // The error of an invalid range is shown next to the range: the page requests it again and shows why.
    if (!(error instanceof AppError) || error.refusal.code !== "invalid_request") throw error;
  }
  const kept = await cookies();
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <OverviewPage
        isCompared={kept.get(COMPARE_COOKIE)?.value !== "off"}
        firstRun={
          <FirstRun hasSample={!kept.has(SAMPLE_COOKIE)}>
            <FirstVideo canTrack={may("videos:write")} exampleLink={env().SANDBOX_URL ? EXAMPLE_LINK : null} />
          </FirstRun>
        }
      />
    </HydrationBoundary>
  );
}
