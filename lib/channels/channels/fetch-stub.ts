import { and, eq } from "drizzle-orm";
import { channels } from "@/db/schema";
import type { PayingContext } from "@/lib/channels/channels/find-or-fetch";
import { type ChannelRow, storeProfiles } from "@/lib/channels/channels/store-profile";
import { assignSpending, collectSpent } from "@/lib/platforms/assign-spending";
import { fetchChannel } from "@/lib/platforms/channels";

/**
 * Returns the channel with its profile, which is fetched if it never was. If the platform doesn't answer, the profile is
 * due: the jobs fetch it once someone wants the channel.
 * @param wanted it counts as searched for, so that the jobs fetch its posts, and retry the profile
 */
export async function fetchStub(ctx: PayingContext, channel: ChannelRow, { wanted = false } = {}): Promise<ChannelRow> {
  if (!channel.isStub) return channel;
  const { platform, externalId, username } = channel;
  const { spent, onSpent } = collectSpent();
  const outcome = await fetchChannel(ctx, platform, { externalId, username }, { deadlineMs: 20_000, onSpent });
  if (outcome.kind === "ok") {
    const [read] = await ctx.db.transaction((tx) => storeProfiles(ctx, tx, platform, [outcome.value], { wanted }));
    await assignSpending(ctx, spent, () => (ctx.organization ? [ctx.organization.id] : []));
    return read ?? channel;
  }
  const due = { profileDueAt: ctx.now(), ...(wanted && { wantedAt: ctx.now() }) };
  await ctx.db
    .update(channels)
    .set(due)
    .where(and(eq(channels.id, channel.id), eq(channels.isStub, true)));
  return { ...channel, ...due };
}
