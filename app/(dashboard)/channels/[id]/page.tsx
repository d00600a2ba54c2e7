import { dehydrate, HydrationBoundary, type QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { SearchParams } from "nuqs/server";
import { cache } from "react";
import { z } from "zod";
import { requireMembership } from "@/app/session";
import { AlertButton } from "@/components/alerts/alert-button";
import { ChannelView } from "@/components/channels/channel-view";
import {
  audienceHistoryQuery,
  audienceQuery,
  channelProfileQuery,
  engagedQuery,
  FEW_VIDEOS,
  followersQuery,
  mentionsQuery,
  ownFiguresQuery,
  postsQuery,
  sharesOwnFigures,
  statisticsQuery,
  trackedSummaryQuery,
  trackedVideosQuery,
} from "@/components/channels/queries";
import { type ChannelParams, loadChannelParams, pageOf } from "@/components/channels/search-params";
import { FollowButton } from "@/components/follows/follow-button";
import { channelFollowQuery } from "@/components/follows/queries";
import { makeQueryClient } from "@/components/query-client";
import { ShareButton } from "@/components/sharing/share-button";
import { getAudienceDetail } from "@/lib/channels/channels/audience-detail";
import { getAudienceHistory } from "@/lib/channels/channels/audience-history";
import type { ChannelProfile } from "@/lib/channels/channels/dashboard-schemas";
import { getFollowerSeries } from "@/lib/channels/channels/follower-series";
import { listEngagedRows } from "@/lib/channels/channels/list-engaged-rows";
import { listMentionRows } from "@/lib/channels/channels/list-mention-rows";
import { listPostRows } from "@/lib/channels/channels/list-post-rows";
import { getChannelProfile } from "@/lib/channels/channels/profile";
import { getChannelStatistics } from "@/lib/channels/channels/statistics";
import { getOwnFigures } from "@/lib/channels/connections/own-figures";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { getChannelFollow } from "@/lib/insight/follows/of-channel";
import { VideoRowsFilter, VideoRowsQuery } from "@/lib/tracking/videos/dashboard-schemas";
import { listVideoRows } from "@/lib/tracking/videos/rows";
import { summarizeVideoRows } from "@/lib/tracking/videos/rows-summary";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

/** Fetched once for title and page. */
const loadChannel = cache(async (id: string) => {
  if (!z.guid().safeParse(id).success) notFound();
  const { ctx, may } = await requireMembership();
  const profile = await getChannelProfile(ctx, { id }).catch((error: unknown) => {
    if (error instanceof AppError && error.refusal.code === "not_found") notFound();
    throw error;
  });
  return {
    ctx,
    profile,
    canEdit: may("videos:write"),
    canFollow: may("follows:write"),
    canAlert: may("alerts:write"),
    canShare: may("reports:write"),
  };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { profile } = await loadChannel((await params).id);
  return { title: profile.name || `@${profile.username}` };
}

export default async function ChannelPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { ctx, profile, canEdit, canFollow, canAlert, canShare } = await loadChannel(id);
  const client = makeQueryClient();
  client.setQueryData(channelProfileQuery(id).queryKey, profile);
  client.setQueryData(channelFollowQuery(id).queryKey, await getChannelFollow(ctx, { id }));
  const chosen = await loadChannelParams(searchParams);
  await Promise.all([prefetchOwnFigures(ctx, client, profile), prefetchSection(ctx, client, profile, chosen)]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ChannelView
        id={id}
        canEdit={canEdit}
        actions={
          <>
            <FollowButton channel={{ id, username: profile.username }} canFollow={canFollow} />
            {canAlert && (
              <AlertButton preset={{ scope: `channel:${id}`, name: profile.name || `@${profile.username}` }} />
            )}
            {canShare && profile.trackings > 0 && (
              <ShareButton shared={{ of: "channel", ids: [id], title: profile.name || profile.username }} />
            )}
          </>
        }
      />
    </HydrationBoundary>
  );
}

async function prefetchOwnFigures(ctx: OrganizationContext, client: QueryClient, { id, platform }: ChannelProfile) {
  if (sharesOwnFigures(platform)) client.setQueryData(ownFiguresQuery(id).queryKey, await getOwnFigures(ctx, { id }));
}

/** Fetches only what the selected section shows. */
async function prefetchSection(
  ctx: OrganizationContext,
  client: QueryClient,
  channel: ChannelProfile,
  params: ChannelParams,
) {
  const { section, period } = params;
  const { id } = channel;
  if (section === "overview") await prefetchOverview(ctx, client, channel, period);
  if (section === "audience") {
    const [audience, history] = await Promise.all([getAudienceDetail(ctx, { id }), getAudienceHistory(ctx, { id })]);
    client.setQueryData(audienceQuery(id).queryKey, audience);
    client.setQueryData(audienceHistoryQuery(id).queryKey, history);
  }
  if (section === "posts") {
    const page = pageOf(params.page);
    client.setQueryData(postsQuery(id, page).queryKey, await listPostRows(ctx, { id, page }));
  }
  if (section === "mentions") {
    for (const direction of ["in", "out"] as const) {
      const query = { direction, page: pageOf(params[direction]) };
      client.setQueryData(mentionsQuery(id, query).queryKey, await listMentionRows(ctx, { id, ...query }));
    }
    client.setQueryData(engagedQuery(id).queryKey, await listEngagedRows(ctx, { id }));
  }
}

async function prefetchOverview(
  ctx: OrganizationContext,
  client: QueryClient,
  { id, trackings, has_audience, recent }: ChannelProfile,
  period: ChannelParams["period"],
) {
  const tracked = trackedVideosQuery(id, FEW_VIDEOS);
  const [followers, rows, summary, audience, posts, statistics] = await Promise.all([
    getFollowerSeries(ctx, { id, period }),
    trackings > 0 ? listVideoRows(ctx, VideoRowsQuery.parse(tracked.queryKey[2])) : null,
    trackings > 0 ? summarizeVideoRows(ctx, VideoRowsFilter.parse({ channel: id })) : null,
    has_audience ? getAudienceDetail(ctx, { id }) : null,
    recent ? listPostRows(ctx, { id, page: 1 }) : null,
    getChannelStatistics(ctx, { id }),
  ]);
  client.setQueryData(statisticsQuery(id).queryKey, statistics);
  client.setQueryData(followersQuery(id, period).queryKey, followers);
  if (rows) client.setQueryData(tracked.queryKey, rows);
  if (summary) client.setQueryData(trackedSummaryQuery(id).queryKey, summary);
  if (audience) client.setQueryData(audienceQuery(id).queryKey, audience);
  if (posts) client.setQueryData(postsQuery(id, 1).queryKey, posts);
}
