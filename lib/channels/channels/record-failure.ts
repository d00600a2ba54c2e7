import { and, eq, sql } from "drizzle-orm";
import { channels } from "@/db/schema";
import { DUE_AT } from "@/lib/channels/channels/due";
import { type Refresh, retryDue } from "@/lib/channels/channels/schedule";
import type { ChannelRow } from "@/lib/channels/channels/store-profile";
import type { Context } from "@/lib/core/context";
import type { Failure } from "@/lib/platforms/schemas";

/**
 * Records a failed refresh and its next due time. Earlier data stays. Only the profile shows that a channel is gone: a
 * list of posts may be missing for other reasons.
 */
export async function recordFailure(
  ctx: Context,
  refresh: Refresh,
  channel: ChannelRow,
  failure: Failure,
): Promise<void> {
  // No request was sent: it stays due and is fetched when the platform is resumed.
  if (failure.kind === "platform_paused") return;
  const now = ctx.now();
  // A used-up quota isn't a failure of the channel.
  const names = NAMES[refresh];
  const failures = channel[names.failures] + ("until" in failure ? 0 : 1);
  const due = retryDue(refresh, channel, failure, failures, now);
  await ctx.db
    .update(channels)
    .set({
      ...CHANGES[refresh](due, failures),
      ...(refresh === "profile" &&
        failure.kind === "unavailable" && {
          unavailableAt: sql`coalesce(${channels.unavailableAt}, ${now.toISOString()}::timestamptz)`,
        }),
      ...(failure.kind === "private" && { isPrivate: true }),
    })
    // Keep a concurrent run's success.
    .where(and(eq(channels.id, channel.id), eq(DUE_AT[refresh], channel[names.dueAt] ?? now)));
}

const NAMES = {
  profile: { dueAt: "profileDueAt", failures: "profileFailures" },
  posts: { dueAt: "postsDueAt", failures: "postsFailures" },
  sample: { dueAt: "sampleDueAt", failures: "sampleFailures" },
} as const;
const CHANGES: Record<Refresh, (due: Date, failures: number) => Partial<ChannelRow>> = {
  profile: (profileDueAt, profileFailures) => ({ profileDueAt, profileFailures }),
  posts: (postsDueAt, postsFailures) => ({ postsDueAt, postsFailures }),
  sample: (sampleDueAt, sampleFailures) => ({ sampleDueAt, sampleFailures }),
};
