import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { requireMembership } from "@/app/session";
import { FollowView } from "@/components/follows/follow-view";
import { followPostsQuery, followQuery } from "@/components/follows/queries";
import { makeQueryClient } from "@/components/query-client";
import { toUsd } from "@/lib/billing/rules";
import { AppError } from "@/lib/core/errors";
import { listFollowPosts } from "@/lib/insight/follows/posts";
import { getFollowRow } from "@/lib/insight/follows/rows";

interface Props {
  params: Promise<{ id: string }>;
}

/** Fetched once for title and page. */
const loadFollow = cache(async (id: string) => {
  const { ctx, may } = await requireMembership();
  const follow = await getFollowRow(ctx, { id }).catch((error: unknown) => {
    if (error instanceof AppError && error.refusal.code === "not_found") notFound();
    throw error;
  });
  return { ctx, follow, canEdit: may("follows:write") };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { follow } = await loadFollow((await params).id);
  return { title: `Following ${follow.channel_name || follow.username}` };
}

export default async function FollowPage({ params }: Props) {
  const { id } = await params;
  const { ctx, follow, canEdit } = await loadFollow(id);
  const client = makeQueryClient();
  client.setQueryData(followQuery(id).queryKey, follow);
  client.setQueryData(followPostsQuery(id, null).queryKey, {
    pages: [await listFollowPosts(ctx, { id })],
    pageParams: [null],
  });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <FollowView id={id} canEdit={canEdit} pricePerSnapshot={toUsd(ctx.organization.pricePerSnapshot)} />
    </HydrationBoundary>
  );
}
