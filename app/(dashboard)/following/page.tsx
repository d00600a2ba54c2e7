import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { requireMembership } from "@/app/session";
import { FollowingPage } from "@/components/follows/following-page";
import { followRowsQuery } from "@/components/follows/queries";
import { makeQueryClient } from "@/components/query-client";
import { listFollowRows } from "@/lib/insight/follows/rows";

export const metadata: Metadata = { title: "Following" };

export default async function Following() {
  const { ctx, may } = await requireMembership();
  const client = makeQueryClient();
  client.setQueryData(followRowsQuery.queryKey, { pages: [await listFollowRows(ctx, {})], pageParams: [null] });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <FollowingPage canFollow={may("follows:write")} />
    </HydrationBoundary>
  );
}
