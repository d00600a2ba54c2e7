import { and, eq, inArray } from "drizzle-orm";
import pMap from "p-map";
import { follows } from "@/db/schema";
import { findOrFetchChannel } from "@/lib/channels/channels/find-or-fetch";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import type { CheckedHandles, CheckHandlesRequest } from "@/lib/insight/follows/dashboard-schemas";

const AT_ONCE = 5;

/** Finds the channels of handles, which may call platforms, and returns what each is to the organization. */
export async function checkHandles(
  ctx: OrganizationContext,
  { handles }: CheckHandlesRequest,
): Promise<CheckedHandles> {
  assertRight(ctx.actor, "follows:write");
  const found = await pMap(handles, (handle) => findOrFetchChannel(ctx, handle), { concurrency: AT_ONCE });
  const ids = found.flatMap((one) => (one.kind === "ok" ? [one.channel.id] : []));
  const own =
    ids.length === 0
      ? []
      : await ctx.db
          .select({ id: follows.channelId })
          .from(follows)
          .where(and(eq(follows.organizationId, ctx.organization.id), inArray(follows.channelId, ids)));
  const followed = new Set(own.map(({ id }) => id));
  return {
    handles: found.map((one) => {
      if (one.kind === "ok") {
        const { id, uuid, name, isPrivate } = one.channel;
        const verdict = followed.has(id) ? "followed" : isPrivate ? "private" : "new";
        return { verdict, channel_id: uuid, name };
      }
      const isKnown = one.kind === "unavailable" || one.kind === "private";
      return { verdict: isKnown ? one.kind : "unanswered", channel_id: null, name: null };
    }),
  };
}
