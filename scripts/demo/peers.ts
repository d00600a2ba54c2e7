import { storeProfiles } from "@/lib/channels/channels/store-profile";
import type { Context } from "@/lib/core/context";
import { fetchChannels } from "@/lib/platforms/channels";
import { accountOf, followersAt } from "@/sandbox/accounts";
import { STORY } from "@/sandbox/story";

const PLATFORM = "tiktok";
/** The story's creator whose size the others have. */
const CREATOR = "larkspurtrail";
const PEERS = 24;

/**
 * Fetches channels of about the size that one of the story's creators grows to, so that its growth can be compared. Their growth is
 * known after a second time, 30 days later.
 */
export async function fetchPeers(ctx: Context): Promise<void> {
  const { followers = 0 } = STORY.find(({ username }) => username === CREATOR) ?? {};
  const references: { externalId: string; username: string }[] = [];
  const epoch = Date.UTC(2026, 0, 1);
  for (let number = 0; references.length < PEERS; number += 1) {
    const account = accountOf(PLATFORM, number);
    const size = followersAt(account, epoch);
    if (account.kind === "creator" && size > followers && size < followers * 3)
      references.push({ externalId: account.id, username: account.username });
  }
  const outcomes = await fetchChannels(ctx, PLATFORM, references);
  const readings = [...outcomes.values()].flatMap((outcome) => (outcome.kind === "ok" ? [outcome.value] : []));
  await ctx.db.transaction((tx) => storeProfiles(ctx, tx, PLATFORM, readings));
}
