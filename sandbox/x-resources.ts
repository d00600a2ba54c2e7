import { type Account, followersSeen } from "./accounts";
import type { Fault } from "./faults";
import { hash, mix, unit } from "./hash";
import { shownName } from "./known-names";
import { postCount } from "./posts";
import type { VideoState } from "./videos";

type Resource = Record<string, unknown>;
/** X counted no impressions before this day. */
const FIRST_IMPRESSIONS = Date.UTC(2022, 11, 15);

/** Returns the tweet with every field that the sandbox supports. `select` reduces it to the requested ones. */
/** Share of posts that are marked as paid partnerships. */
const PAID_SHARE = 0.12;

export function tweetResource(video: VideoState): Resource {
  const { counts } = video;
  return {
    id: video.id,
    text: tweetText(video),
    edit_history_tweet_ids: [video.id],
    created_at: new Date(video.publishedAt).toISOString(),
    author_id: video.creator.id,
    conversation_id: video.id,
    lang: "en",
    attachments: { media_keys: [mediaKey(video)] },
    paid_partnership: unit(video.facts.seed, 101) < PAID_SHARE,
    public_metrics: {
      [video.has("renamed_metrics") ? "repost_count" : "retweet_count"]: counts.shares,
      reply_count: counts.comments,
      like_count: counts.likes,
      quote_count: counts.quotes,
      bookmark_count: counts.saves,
      impression_count: video.publishedAt < FIRST_IMPRESSIONS ? 0 : counts.views,
    },
  };
}

/** A media item's views are shared by all posts that contain it, so they are not the post's. */
export function mediaResource(video: VideoState, origin: string): Resource {
  return {
    media_key: mediaKey(video),
    type: "video",
    duration_ms: video.duration * 1000 + (video.facts.seed % 1000),
    preview_image_url: `${origin}/thumbnails/twitter/${video.id}.png`,
    public_metrics: { view_count: Math.floor(video.counts.views * 1.3) },
    width: 1280,
    height: 720,
  };
}

export function userResource(
  account: Account,
  now: number,
  origin: string,
  faults: ReadonlyMap<string, Fault>,
): Resource {
  return {
    id: account.id,
    name: account.displayName,
    username: shownName("twitter", account, faults),
    created_at: new Date(account.createdAt).toISOString(),
    description: account.biography,
    protected: account.private,
    verified: account.verified,
    location: account.country,
    profile_image_url: account.hasPicture
      ? `${origin}/avatars/twitter/${account.id}.png`
      : "https://abs.twimg.com/sticky/default_profile_images/default_profile_normal.png",
    public_metrics: {
      followers_count: followersSeen(account, now, faults),
      following_count: account.following,
      [faults.has("renamed_metrics") ? "post_count" : "tweet_count"]: postCount(account, now),
      listed_count: mix(account.seed, 90) % 400,
      like_count: mix(account.seed, 91) % 20_000,
      media_count: postCount(account, now),
    },
  };
}

/** Returns the requested fields of a resource and those that are always present. */
export function select(resource: Resource, always: readonly string[], asked: ReadonlySet<string>): Resource {
  return Object.fromEntries(Object.entries(resource).filter(([name]) => always.includes(name) || asked.has(name)));
}

function tweetText(video: VideoState): string {
  const link = ` https://t.co/${hash(`link:${video.id}`).toString(36).padStart(7, "0").repeat(2).slice(0, 10)}`;
  const text = `${video.title} ${video.caption}`;
  return (text.length > 250 ? `${text.slice(0, 249)}…` : text) + link;
}

export function mediaKey(video: VideoState): string {
  // Media is uploaded a moment before the post, so its number is a little lower.
  return `7_${BigInt(video.id) - BigInt(video.facts.seed % 100_000) > 0n ? BigInt(video.id) - BigInt(video.facts.seed % 100_000) : video.id}`;
}
