import { and, desc, eq, isNull, lt, or } from "drizzle-orm";
import { channels } from "@/db/schema";
import { type ChannelRow, storeProfiles } from "@/lib/channels/channels/store-profile";
import type { Context } from "@/lib/core/context";
import { DAY_MS } from "@/lib/core/time/unit-rules";
import { assignSpending, collectSpent } from "@/lib/platforms/assign-spending";
import { usernameKey } from "@/lib/platforms/captions";
import { fetchChannel } from "@/lib/platforms/channels";
import type { Failure, Platform } from "@/lib/platforms/schemas";

/** Outcomes that say nothing about the channel. */
const INCONCLUSIVE: readonly Failure["kind"][] = [
  "rate_limited",
  "quota",
  "auth",
  "transient",
  "invalid_response",
  "platform_paused",
  "ceiling",
];

/** Of a request: its organization pays for what it needs from platforms. */
export type PayingContext = Context & { organization?: { id: number } };

/**
 * Returns the channel with a name, with or without @. If it is known and its profile was fetched within a day, no
 * platform is called. Otherwise the platform is queried once by name, and the result is stored under the durable ID. If
 * that fails, the known data remains.
 */
export async function findOrFetchChannel(
  ctx: PayingContext,
  { platform, username }: { platform: Platform; username: string },
): Promise<{ kind: "ok"; channel: ChannelRow } | Failure> {
  const key = usernameKey(username);
  if (key === "") return { kind: "unavailable" };
  const known = await findKnown(ctx, platform, key);
  if (known && !known.isStub && ctx.now().getTime() - known.profileAt.getTime() < DAY_MS)
    return { kind: "ok", channel: await keepWanted(ctx, known) };
  const { spent, onSpent } = collectSpent();
  const outcome = await fetchChannel(ctx, platform, { username }, { onSpent });
  if (outcome.kind !== "ok")
    return known && INCONCLUSIVE.includes(outcome.kind)
      ? { kind: "ok", channel: await keepWanted(ctx, known) }
      : outcome;
  const [channel] = await ctx.db.transaction((tx) =>
    storeProfiles(ctx, tx, platform, [outcome.value], { wanted: true }),
  );
  if (!channel) throw new Error("the channel was not written");
  await assignSpending(ctx, spent, () => (ctx.organization ? [ctx.organization.id] : []));
  return { kind: "ok", channel };
}

async function findKnown(ctx: Context, platform: Platform, key: string): Promise<ChannelRow | undefined> {
  const [known] = await ctx.db
    .select()
    .from(channels)
    .where(and(eq(channels.platform, platform), eq(channels.usernameKey, key)))
    .orderBy(desc(channels.profileAt))
    .limit(1);
  return known;
}

/** Records that someone requested it, at most once a day. */
async function keepWanted(ctx: Context, channel: ChannelRow): Promise<ChannelRow> {
  const now = ctx.now();
  const [updated] = await ctx.db
    .update(channels)
    .set({ wantedAt: now })
    .where(
      and(
        eq(channels.id, channel.id),
        or(isNull(channels.wantedAt), lt(channels.wantedAt, new Date(now.getTime() - DAY_MS))),
      ),
    )
    .returning();
  return updated ?? channel;
}
