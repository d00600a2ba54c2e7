"use client";

import { Button } from "@heroui/react/button";
import { useQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { CHART_HEIGHT } from "@/components/charts/chart-size";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { ListPages } from "@/components/ui/list-pages";
import { Placeholder } from "@/components/ui/placeholder";
import type { ChannelProfile } from "@/lib/channels/channels/dashboard-schemas";
import { MissingData } from "./missing-data";
import { PostCard } from "./post-card";
import { postsQuery } from "./queries";
import { channelParams, pageOf } from "./search-params";

/** Renders the stored posts, newest first. */
export function PostsSection({ channel }: { channel: ChannelProfile }) {
  const [params, setParams] = useQueryStates(channelParams);
  const page = pageOf(params.page);
  const { data, error, isPlaceholderData, refetch } = useQuery(postsQuery(channel.id, page));
  if (!data)
    return error ? (
      <ErrorState title="Posts couldn't be loaded" onRetry={() => refetch()}>
        {error.message}
      </ErrorState>
    ) : (
      <Placeholder height={CHART_HEIGHT * 2} />
    );
  if (data.total === 0)
    return (
      <MissingData
        what="posts"
        channel={channel}
        nothing={{ title: "No posts", reason: "The platform returned no posts for this channel." }}
      />
    );
  if (data.rows.length === 0)
    return (
      <EmptyState
        title={`There is no page ${page}`}
        action={<Button onPress={() => setParams({ page: null })}>Go to the first page</Button>}
      />
    );
  return (
    <div className="flex flex-col gap-4" aria-busy={isPlaceholderData}>
      <h2 className="sr-only">Posts</h2>
      <ul aria-label="Posts" className="grid gap-x-6 sm:grid-cols-2 xl:grid-cols-3">
        {data.rows.map((post) => (
          <PostCard key={post.id} post={post} platform={channel.platform} basis={data.engagement_basis} />
        ))}
      </ul>
      <ListPages
        label="Pages of the posts"
        page={page}
        perPage={data.per_page}
        total={data.total}
        onPage={(next) => setParams({ page: next }, { history: "push", scroll: true })}
      />
    </div>
  );
}
