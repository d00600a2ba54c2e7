import { storeProfiles } from "@/lib/channels/channels/store-profile";
import type { Context } from "@/lib/core/context";
import { fetchChannels } from "@/lib/platforms/channels";
import { accountOf, followersAt } from "@/sandbox/accounts";
import { storyAccount } from "@/sandbox/story";

/** The story's creator who is compared: with follower samples on TikTok, with categories on YouTube. */
const CREATOR = "larkspurtrail";
const COMPARED_ON = ["tiktok", "youtube"] as const;
const PEERS = 24;
/** Shares of the creator's followers, well within the sizes that are compared. */
const SIZES = { from: 0.6, to: 0.9 };

/**
 * Fetches channels of about the size of one of the story's creators, so that its growth can be compared. Their growth is
 * known after a second time, 30 days later.
 * @param at when they have this size; the same both times
 */
export async function fetchPeers(ctx: Context, at: Date): Promise<void> {
  for (const platform of COMPARED_ON) await fetchPeersOn(ctx, platform, at.getTime());
}

async function fetchPeersOn(ctx: Context, platform: (typeof COMPARED_ON)[number], at: number): Promise<void> {
  const creator = storyAccount(platform, CREATOR);
  if (creator === null) throw new Error(`the story has no ${CREATOR} on ${platform}`);
  const followers = followersAt(accountOf(platform, creator), at);
  const references: { externalId: string; username: string }[] = [];
  for (let number = 0; references.length < PEERS; number += 1) {
    const account = accountOf(platform, number);
    const share = followersAt(account, at) / followers;
    if (account.kind === "creator" && share > SIZES.from && share < SIZES.to)
      references.push({ externalId: account.id, username: account.username });
  }
  const outcomes = await fetchChannels(ctx, platform, references);
  const readings = [...outcomes.values()].flatMap((outcome) => (outcome.kind === "ok" ? [outcome.value] : []));
  await ctx.db.transaction((tx) => storeProfiles(ctx, tx, platform, readings));
}
