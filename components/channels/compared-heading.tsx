"use client";

import { Button } from "@heroui/react/button";
import { X } from "lucide-react";
import Link from "next/link";
import { PlatformGlyph } from "@/components/ui/platform-glyph";
import type { AudienceComparison } from "@/lib/channels/channels/audience-schemas";
import { formatCompact } from "@/lib/core/format";
import { ChannelPicture } from "./channel-picture";
import { isKnown } from "./compared-rows";

interface ComparedHeadingProps {
  compared: AudienceComparison["channels"][number];
  onRemove: () => void;
}

/** The channel of a column; without an audience, where to get one. */
export function ComparedHeading({ compared: { channel, audience }, onRemove }: ComparedHeadingProps) {
  const name = channel.name || channel.username;
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <div className="flex items-start justify-between gap-2">
        <ChannelPicture id={channel.id} name={name} />
        <Button isIconOnly size="sm" variant="ghost" aria-label={`Remove ${name}`} onPress={onRemove}>
          <X aria-hidden />
        </Button>
      </div>
      <Link
        href={`/channels/${channel.id}?section=audience`}
        className="tap-target min-w-0 font-semibold hover:underline"
      >
        <bdi className="line-clamp-2 break-words">{name}</bdi>
      </Link>
      <span className="flex min-w-0 items-center gap-x-1.5 text-muted text-xs">
        <PlatformGlyph platform={channel.platform} className="shrink-0" />
        <bdi className="truncate">@{channel.username}</bdi>
      </span>
      <span className="text-muted text-xs tabular-nums">
        {channel.followers === null ? "followers hidden" : `${formatCompact(channel.followers)} followers`}
      </span>
      {!isKnown(audience) && (
        <span role="status" className="border-warning border-l-2 pl-2 text-xs">
          No audience known.{" "}
          <Link href={`/channels/${channel.id}?section=audience`} className="text-link underline">
            See how to add it
          </Link>
        </span>
      )}
    </div>
  );
}
