import type { ChannelProfile } from "@/lib/channels/channels/dashboard-schemas";

/** What a member can do next about what isn't known of a channel; `wait`: nothing, it is being collected. */
export type NextStep = "save" | "wait" | "buy" | "import" | "track";

/**
 * Returns the one next step: first what collects everything, then the audience, then videos. null: nothing is missing, or
 * nothing can be done.
 */
export function nextStepOf(channel: ChannelProfile, canEdit: boolean): NextStep | null {
  const isClosed = channel.is_private || channel.unavailable_since !== null;
  const isCollecting = channel.sample === "waiting" || channel.sample === "late" || channel.sample === "failed";
  if (isCollecting && !channel.has_audience) return "wait";
  if (!canEdit) return null;
  const isNotCollected = channel.is_stub || (channel.saved_at === null && channel.posts === "on_request");
  if (isNotCollected && !isClosed) return "save";
  if (!channel.has_audience) return channel.sample_price_usd !== null && !isClosed ? "buy" : "import";
  return channel.trackings === 0 && !isClosed ? "track" : null;
}
