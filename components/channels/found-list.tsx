"use client";

import { Button } from "@heroui/react/button";
import type { FoundChannels } from "@/lib/channels/channels/dashboard-schemas";
import { PLATFORM_NAMES, PLATFORMS } from "@/lib/platforms/name-rules";
import type { Platform } from "@/lib/platforms/schemas";
import { ChannelTable } from "./channel-table";

interface FoundListProps {
  found: FoundChannels;
  canSave: boolean;
  onAsk: (platform: Platform) => void;
  onRetry: () => void;
}

/** Renders the search results, and the status of the exact name searched for. */
export function FoundList({ found, canSave, onAsk, onRetry }: FoundListProps) {
  const { channels, exact, username } = found;
  const platform = found.platform && PLATFORM_NAMES[found.platform];
  return (
    <div className="flex flex-col gap-4">
      <div role="status" className="flex flex-col items-start gap-2 text-sm">
        {exact === "found" && (
          <p className="text-muted">
            <bdi>@{username}</bdi> on {platform}
            {channels.length > 1 && ", and channels known here with a similar name"}.
          </p>
        )}
        {exact === "absent" && (
          <p>
            {platform} knows nobody by the name <bdi>@{username}</bdi>. Check the spelling, or choose another platform.
          </p>
        )}
        {exact === "unanswered" && (
          <>
            <p>
              {platform} did not answer, so it is not known whether <bdi>@{username}</bdi> exists there.
            </p>
            <Button size="sm" variant="outline" onPress={onRetry} className="tap-target">
              Ask again
            </Button>
          </>
        )}
        {exact === "no_name" && (
          <p>
            That is neither a name nor a link to a channel on TikTok, YouTube, Instagram or X
            {channels.length > 0 && "; these channels known here fit it"}.
          </p>
        )}
        {exact === "not_asked" && (
          <>
            <p>
              {channels.length === 0 ? (
                <>
                  No channel known here is called <bdi>{username}</bdi>.
                </>
              ) : (
                "Channels known here."
              )}{" "}
              Not who you are looking for? Ask a platform for <bdi>@{username}</bdi>:
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
      {channels.length > 0 && <ChannelTable caption="Found channels" channels={channels} canSave={canSave} />}
    </div>
  );
}
