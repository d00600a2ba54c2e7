"use client";

import { Button } from "@heroui/react/button";
import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useState } from "react";
import { lazyOnTouch } from "@/components/ui/lazy-on-touch";
import { LinkButton } from "@/components/ui/link-button";
import { channelFollowQuery } from "./queries";

const FollowDialog = lazyOnTouch(() => import("./follow-dialog").then((module) => module.FollowDialog));

interface FollowButtonProps {
  channel: { id: string; username: string };
  canFollow: boolean;
}

/** Follows a channel, or leads to its follow. Nothing for those who can't follow a channel that isn't followed. */
export function FollowButton({ channel, canFollow }: FollowButtonProps) {
  const { data } = useQuery(channelFollowQuery(channel.id));
  // A link on the page of a video opens the dialog.
  const [isOpen, setOpen] = useState(useSearchParams().has("follow"));
  if (data?.follow)
    return (
      <LinkButton href={`/following/${data.follow.id}`} variant="outline">
        {data.follow.status === "active" ? "Following" : "Following paused"}
      </LinkButton>
    );
  if (!canFollow || !data) return null;
  return (
    <>
      <Button variant="outline" onPress={() => setOpen(true)} {...FollowDialog.touch}>
        Follow
      </Button>
      {isOpen && (
        <FollowDialog channel={channel} pricePerSnapshot={data.price_per_snapshot_usd} onClose={() => setOpen(false)} />
      )}
    </>
  );
}
