import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { requireMembership } from "@/app/session";
import { AlertButton } from "@/components/alerts/alert-button";
import { nextFigure } from "@/components/alerts/next-figure";
import { videoBenchmarkQuery } from "@/components/benchmarks/queries";
import { FollowLink } from "@/components/follows/follow-link";
import { makeQueryClient } from "@/components/query-client";
import { videoOverviewQuery } from "@/components/videos/queries";
import { VideoView } from "@/components/videos/video-view";
import { AppError } from "@/lib/core/errors";
import { getVideoBenchmark } from "@/lib/insight/benchmarks/get-video-benchmark";
import { getVideoFollow } from "@/lib/insight/follows/of-video";
import { getVideoOverview } from "@/lib/tracking/videos/overview";
import { getVideoTitle } from "@/lib/tracking/videos/title";

type Props = { params: Promise<{ id: string }> };

/** Fetched once for title and page; a foreign or unknown ID shows the not-found page. */
const loadTitle = cache(async (id: string) => {
  const { ctx } = await requireMembership();
  return getVideoTitle(ctx, { id }).catch((error: unknown) => {
    if (error instanceof AppError && error.refusal.code === "not_found") notFound();
    throw error;
  });
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title } = await loadTitle((await params).id);
  return { title: title ?? "Video" };
}

/**
 * Whether the video exists is known before anything is sent, so the status can be 404; with a loading.tsx it would
 * already be 200. There is no skeleton either: the data arrives within about ten milliseconds, and React would keep a
 * skeleton for 300.
 */
export default async function VideoPage({ params }: Props) {
  const { id } = await params;
  await loadTitle(id);
  const { ctx, may } = await requireMembership();
  const client = makeQueryClient();
  const [overview, benchmark, followed] = await Promise.all([
    getVideoOverview(ctx, { id }),
    getVideoBenchmark(ctx, { id }),
    getVideoFollow(ctx, { id }),
  ]);
  client.setQueryData(videoOverviewQuery(id).queryKey, overview);
  client.setQueryData(videoBenchmarkQuery(id).queryKey, benchmark);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <VideoView
        id={id}
        canWrite={may("videos:write")}
        canSetCost={may("budgets:manage")}
        furtherActions={
          may("alerts:write") && (
            <AlertButton
              preset={{
                scope: `video:${id}`,
                name: overview.title ?? "This video",
                figure: nextFigure(overview.figures.views),
              }}
            />
          )
        }
        creatorLinks={<FollowLink followed={followed} canFollow={may("follows:write")} />}
      />
    </HydrationBoundary>
  );
}
