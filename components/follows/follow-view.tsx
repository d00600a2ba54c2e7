"use client";

import { Button } from "@heroui/react/button";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import { toast } from "@/components/toast";
import { BackLink } from "@/components/ui/back-link";
import { ErrorState } from "@/components/ui/error-state";
import { Facts } from "@/components/ui/facts";
import { lazyOnTouch } from "@/components/ui/lazy-on-touch";
import { PageHeader } from "@/components/ui/page-header";
import { PlaceholderRows } from "@/components/ui/placeholder";
import { Time } from "@/components/ui/time";
import { plural } from "@/lib/core/format";
import type { FollowRow } from "@/lib/insight/follows/dashboard-schemas";
import { PLATFORM_NAMES } from "@/lib/platforms/name-rules";
import { FollowPosts } from "./follow-posts";
import { followQuery, refreshFollows, updateFollow } from "./queries";
import { RemoveFollow } from "./remove-follow";
import { spentWords, startedOf, termsWords, troubleWords } from "./words";

const EditFollow = lazyOnTouch(() => import("./edit-follow").then((module) => module.EditFollow));

interface FollowViewProps {
  id: string;
  canEdit: boolean;
  pricePerSnapshot: number;
}

export function FollowView({ id, canEdit, pricePerSnapshot }: FollowViewProps) {
  const { data: follow, error, refetch } = useQuery(followQuery(id));
  const [isEditing, setEditing] = useState(false);
  if (!follow)
    return error ? (
      <ErrorState title="The follow couldn't be loaded" onRetry={() => refetch()}>
        {error.message}
      </ErrorState>
    ) : (
      <PlaceholderRows rows={6} label="Loading the follow" />
    );
  const trouble = troubleWords(follow);
  return (
    <article className="flex flex-col">
      <BackLink href="/following">Following</BackLink>
      <PageHeader
        title={<bdi>{follow.channel_name || follow.username}</bdi>}
        description={`${plural(startedOf(follow), "post")} started, ${spentWords(follow)} committed this month.`}
        actions={
          canEdit && (
            <>
              <SwitchFollow follow={follow} />
              <Button variant="outline" onPress={() => setEditing(true)} {...EditFollow.touch}>
                Edit
              </Button>
              <RemoveFollow follow={follow} />
            </>
          )
        }
      />
      {trouble && (
        <p role="status" className="border-warning border-l-2 py-1 pl-3 text-sm">
          {trouble}
        </p>
      )}
      <Facts id="terms" title="Rule" facts={factsOf(follow)} />
      <FollowPosts follow={follow} />
      {isEditing && (
        <EditFollow follow={follow} pricePerSnapshot={pricePerSnapshot} onClose={() => setEditing(false)} />
      )}
    </article>
  );
}

const factsOf = (follow: FollowRow) => [
  {
    name: "Channel",
    value: (
      <Link href={`/channels/${follow.channel_id}`} className="text-link underline-offset-2 hover:underline">
        @{follow.username} on {PLATFORM_NAMES[follow.platform]}
      </Link>
    ),
  },
  { name: "Status", value: follow.status === "active" ? "Active" : "Paused" },
  { name: "Posts", value: termsWords(follow) },
  { name: "Monthly ceiling", value: follow.monthly_ceiling_usd === null ? "None" : spentWords(follow) },
  { name: "Earlier posts", value: follow.back_posts },
  { name: "Labels", value: follow.label_names.join(", ") || "None" },
  { name: "Campaign", value: follow.campaign_name ?? "None" },
  { name: "Followed", value: <Time value={follow.created_at} /> },
  {
    name: "Last lookup",
    value: follow.looked_up_at ? <Time value={follow.looked_up_at} form="relative" /> : "Within a minute",
  },
];

/** Pauses or resumes a follow; a second press undoes it without loss. */
function SwitchFollow({ follow }: { follow: FollowRow }) {
  const client = useQueryClient();
  const next = follow.status === "active" ? "paused" : "active";
  const { mutate, isPending } = useMutation({
    mutationFn: () => updateFollow(follow.id, { status: next }),
    onSuccess: async ({ status }) => {
      await refreshFollows(client);
      toast.success(status === "active" ? "Follow resumed" : "Follow paused");
    },
    onError: (error) => toast.error(error.message),
  });
  return (
    <Button variant="outline" isPending={isPending} onPress={() => mutate()}>
      {next === "paused" ? "Pause" : "Resume"}
    </Button>
  );
}
