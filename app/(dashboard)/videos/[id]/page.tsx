import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { requireMembership } from "@/app/session";
import { makeQueryClient } from "@/components/query-client";
import { videoOverviewQuery } from "@/components/videos/queries";
import { VideoView } from "@/components/videos/video-view";
import { AppError } from "@/lib/errors";
import { getVideoOverview } from "@/lib/videos/overview";

type Props = { params: Promise<{ id: string }> };

/** Asked once for title and page; a foreign or unknown id is the not-found page. */
const loadVideo = cache(async (id: string) => {
  const { ctx, may } = await requireMembership();
  const video = await getVideoOverview(ctx, { id }).catch((error: unknown) => {
    if (error instanceof AppError && error.refusal.code === "not_found") notFound();
    throw error;
  });
  return { video, canStop: may("videos:write") };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { video } = await loadVideo((await params).id);
  return { title: video.title ?? "Video" };
}

export default async function VideoPage({ params }: Props) {
  const { id } = await params;
  const { video, canStop } = await loadVideo(id);
  const client = makeQueryClient();
  client.setQueryData(videoOverviewQuery(id).queryKey, video);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <VideoView id={id} canStop={canStop} />
    </HydrationBoundary>
  );
}
