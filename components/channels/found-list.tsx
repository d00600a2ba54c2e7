"use client";

import { Button } from "@heroui/react/button";
import type { ComponentProps } from "react";
import type { FoundChannels } from "@/lib/channels/channels/dashboard-schemas";
import { PLATFORM_NAMES, PLATFORMS } from "@/lib/platforms/name-rules";
import type { Platform } from "@/lib/platforms/schemas";
import { ChannelRows } from "./channel-rows";

interface FoundListProps {
  found: FoundChannels;
  rows: Pick<ComponentProps<typeof ChannelRows>, "canSave" | "isPhone" | "layout">;
  onAsk: (platform: Platform) => void;
  onRetry: () => void;
}

/** Renders the search results, and the status of the exact name searched for. */
export function FoundList({ found, rows, onAsk, onRetry }: FoundListProps) {
  const { channels, exact, username } = found;
  const platform = found.platform && PLATFORM_NAMES[found.platform];
  return (
    <div className="flex flex-col gap-4">
      <div role="status" className="flex flex-col items-start gap-2 text-sm">
        {exact === "found" && (
          <p className="text-muted">
            <bdi>@{username}</bdi> on {platform}
            {channels.length > 1 && ", and stored channels that match"}.
          </p>
        )}
        {exact === "absent" && (
          <p>
            <bdi>@{username}</bdi> doesn't exist on {platform}. Check the spelling or choose another platform.
          </p>
        )}
        {exact === "unanswered" && (
          <>
            <p>
              {platform} didn't respond, so we couldn't check whether <bdi>@{username}</bdi> exists there.
            </p>
            <Button size="sm" variant="outline" onPress={onRetry} className="tap-target">
              Try again
            </Button>
          </>
        )}
        {exact === "no_name" && (
          <p>
            That isn't a name or link of a channel on TikTok, YouTube, Instagram or X{" "}
            {channels.length > 0 && "; these stored channels match"}.
          </p>
        )}
        {exact === "not_asked" && (
          <>
            <p>
              {channels.length === 0 ? (
                <>
                  No stored channel matches <bdi>{username}</bdi>.
                </>
              ) : (
                "Stored channels."
              )}{" "}
              Look up <bdi>@{username}</bdi> on a platform:
            </p>
            <div className="flex flex-wrap gap-2">
              {PLATFORMS.map((candidate) => (
                <Button
                  key={candidate}
                  size="sm"
                  variant="outline"
                  onPress={() => onAsk(candidate)}
                  className="tap-target"
                >
                  {PLATFORM_NAMES[candidate]}
                </Button>
              ))}
            </div>
          </>
        )}
      </div>
      {channels.length > 0 && <ChannelRows label="Found channels" channels={channels} {...rows} />}
    </div>
  );
}
