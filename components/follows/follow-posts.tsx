"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import { Choice } from "@/components/ui/choice";
import { ErrorState } from "@/components/ui/error-state";
import { LoadFurther } from "@/components/ui/load-further";
import { PlaceholderRows } from "@/components/ui/placeholder";
import { StackedCell, StackedTable } from "@/components/ui/stacked-table";
import { Time } from "@/components/ui/time";
import { formatUsd } from "@/lib/core/format";
import type { FollowPost, FollowRow } from "@/lib/insight/follows/dashboard-schemas";
import { type FollowOutcome, OUTCOME_NAMES, OUTCOME_TEXTS, OUTCOMES } from "@/lib/insight/follows/outcome-rules";
import { followPostsQuery } from "./queries";

const FILTERS = [
  { id: "all", name: "All posts" },
  ...OUTCOMES.map((id) => ({ id, name: OUTCOME_NAMES[id] })),
] satisfies readonly { id: FollowOutcome | "all"; name: string }[];

/** What the follow made of each post. */
export function FollowPosts({ follow }: { follow: FollowRow }) {
  const [filter, setFilter] = useState<FollowOutcome | "all">("all");
  const { data, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    followPostsQuery(follow.id, filter === "all" ? null : filter),
  );
  const posts = data?.pages.flatMap((page) => page.posts) ?? [];
  const counted = follow.outcomes.find(({ outcome }) => outcome === filter)?.posts ?? 0;
  const all = follow.outcomes.reduce((sum, one) => sum + one.posts, follow.waiting);
  return (
    <section aria-labelledby="posts" className="mt-8">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <h2 id="posts" className="font-semibold text-base">
          Posts
        </h2>
        <div className="flex">
          <Choice label="Outcome" value={filter} options={FILTERS} onChange={setFilter} />
        </div>
      </div>
      {error && !data && (
        <ErrorState title="Posts couldn't be loaded" onRetry={() => refetch()}>
          {error.message}
        </ErrorState>
      )}
      {isPending && <PlaceholderRows rows={4} label="Loading posts" />}
      {data && posts.length === 0 && (
        <p className="mt-4 text-muted">
          {all === 0 ? "The first lookup runs within a minute." : "No posts with this outcome."}
        </p>
      )}
      {posts.length > 0 && (
        <>
          <PostTable posts={posts} />
          <LoadFurther
            noun="posts"
            shown={posts.length}
            total={filter === "all" ? all : counted}
            further={{ isMore: hasNextPage, isLoading: isFetchingNextPage, error, load: () => fetchNextPage() }}
          />
        </>
      )}
    </section>
  );
}

function PostTable({ posts }: { posts: readonly FollowPost[] }) {
  return (
    <StackedTable caption="Posts" headings={["Post", "Published", "Outcome", { name: "Committed", isNumeric: true }]}>
      {posts.map((post) => (
        <tr key={post.external_id} className="block border-rule border-b py-3 md:table-row md:py-0">
          <th scope="row" className="block py-1 pr-4 font-medium md:table-cell md:max-w-96 md:py-2.5 md:align-top">
            <PostTitle post={post} />
          </th>
          <StackedCell label="Published">
            <Time value={post.published_at} />
          </StackedCell>
          <StackedCell label="Outcome">
            {post.outcome === null ? "Waiting" : OUTCOME_NAMES[post.outcome]}
            <span className="block max-w-80 text-muted text-xs">
              {post.outcome === null ? "Starts within a minute." : OUTCOME_TEXTS[post.outcome]}
            </span>
          </StackedCell>
          <StackedCell label="Committed" isNumeric>
            {post.committed_usd === null ? <span className="text-muted">–</span> : formatUsd(post.committed_usd, 2)}
          </StackedCell>
        </tr>
      ))}
    </StackedTable>
  );
}

/** Linked to the tracked video, or to the platform. */
function PostTitle({ post }: { post: FollowPost }) {
  const text = <bdi className="line-clamp-2 break-words">{post.title || post.external_id}</bdi>;
  const look = "text-link underline-offset-2 hover:underline";
  return post.video_id ? (
    <Link href={`/videos/${post.video_id}`} className={look}>
      {text}
    </Link>
  ) : (
    <a href={post.link} target="_blank" rel="noreferrer" className={look}>
      {text}
    </a>
  );
}
