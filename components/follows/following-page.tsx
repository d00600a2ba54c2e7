"use client";

import { Button } from "@heroui/react/button";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { lazyOnTouch } from "@/components/ui/lazy-on-touch";
import { LoadFurther } from "@/components/ui/load-further";
import { PageHeader } from "@/components/ui/page-header";
import { PlaceholderRows } from "@/components/ui/placeholder";
import { formatUsd, plural } from "@/lib/core/format";
import type { FollowRow } from "@/lib/insight/follows/dashboard-schemas";
import { FollowTable } from "./follow-table";
import { followRowsQuery } from "./queries";
import { startedOf } from "./words";

const HandlesDialog = lazyOnTouch(() => import("./handles-dialog").then((module) => module.HandlesDialog));
const FollowDialog = lazyOnTouch(() => import("./follow-dialog").then((module) => module.FollowDialog));

export function FollowingPage({ canFollow }: { canFollow: boolean }) {
  const { data, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useInfiniteQuery(followRowsQuery);
  const [isFollowing, setFollowing] = useState(false);
  const [isListing, setListing] = useState(false);
  const follows = data?.pages.flatMap((page) => page.follows) ?? [];
  const [first] = data?.pages ?? [];
  const follow = canFollow && (
    <span className="flex flex-wrap items-center gap-2">
      <Button variant="outline" onPress={() => setListing(true)} {...HandlesDialog.touch}>
        Follow a list
      </Button>
      <Button onPress={() => setFollowing(true)} {...FollowDialog.touch}>
        <Plus aria-hidden />
        Follow creator
      </Button>
    </span>
  );
  return (
    <div data-wide className="flex flex-col">
      <PageHeader
        title="Following"
        description={answer(follows, first?.total ?? 0)}
        actions={follows.length > 0 && follow}
      />
      {error && !data && (
        <ErrorState title="Follows couldn't be loaded" onRetry={() => refetch()}>
          {error.message}
        </ErrorState>
      )}
      {isPending && <PlaceholderRows rows={4} label="Loading follows" />}
      {data && follows.length === 0 && (
        <EmptyState title="No follows yet" action={follow}>
          {canFollow
            ? "Follow a creator, and each new post that fits your filters and ceiling is tracked automatically within an hour."
            : "Owners and managers can follow creators."}
        </EmptyState>
      )}
      {follows.length > 0 && (
        <>
          <FollowTable follows={follows} />
          <LoadFurther
            noun="follows"
            shown={follows.length}
            total={first?.total ?? null}
            further={{ isMore: hasNextPage, isLoading: isFetchingNextPage, error, load: () => fetchNextPage() }}
          />
        </>
      )}
      {canFollow && isListing && first && (
        <HandlesDialog pricePerSnapshot={first.price_per_snapshot_usd} onClose={() => setListing(false)} />
      )}
      {canFollow && isFollowing && first && (
        <FollowDialog
          channel={null}
          pricePerSnapshot={first.price_per_snapshot_usd}
          onClose={() => setFollowing(false)}
        />
      )}
    </div>
  );
}

function answer(follows: readonly FollowRow[], total: number): string {
  if (total === 0) return "Track the new posts of creators automatically.";
  const started = follows.reduce((sum, follow) => sum + startedOf(follow), 0);
  const spent = follows.reduce((sum, { month_committed_usd }) => sum + month_committed_usd, 0);
  return `${plural(total, "creator")} followed. ${plural(started, "post")} started, ${formatUsd(spent, 2)} committed this month.`;
}
