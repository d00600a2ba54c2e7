import { type Account, followersSeen } from "./accounts";
import type { GatewayRequest } from "./gateway";
import { mix } from "./hash";
import { pkOfCode } from "./ids";
import { currentName, shownName } from "./known-names";
import { postCount, postsOf } from "./posts";
import type { VideoState } from "./videos";

type Resource = Record<string, unknown>;

/** Returns the likes as reported: −1 or 3 if the creator hides them. */
export function likesOf(video: VideoState): { likes: number; hidden: boolean } {
  if (video.has("hidden_likes_minus_one") || video.reserved === "likes hidden") return { likes: -1, hidden: true };
  if (video.has("hidden_likes_three")) return { likes: 3, hidden: true };
  return { likes: video.counts.likes, hidden: false };
}

export function isPrivate(video: VideoState): boolean {
  return video.has("private") || video.reserved === "private" || video.id.length > 28;
}

/** Returns the plays. A third of them were not views under the old definition, which `/profile` still uses. */
function plays(video: VideoState): number | null {
  return video.has("null_plays") ? null : video.counts.views;
}
const oldViews = (video: VideoState): number => Math.floor(video.counts.views / 3);

export function postResource(asked: GatewayRequest, video: VideoState): Resource {
  const { likes, hidden } = likesOf(video);
  const shown = !isPrivate(video);
  return {
    status: true,
    __typename: "XDTGraphVideo",
    id: pkOfCode(video.id).toString(),
    shortcode: video.id,
    display_url: picture(asked, video.id),
    thumbnail_src: picture(asked, video.id),
    is_video: true,
    product_type: "clips",
    video_duration: video.duration + 0.233,
    video_view_count: shown ? oldViews(video) : null,
    video_play_count: shown ? plays(video) : null,
    edge_media_to_caption: { edges: [{ node: { text: captionText(video) } }] },
    edge_media_preview_like: { count: shown ? likes : 0 },
    edge_media_to_parent_comment: { count: shown ? video.counts.comments : 0 },
    like_and_view_counts_disabled: hidden,
    comments_disabled: video.reserved === "comments off",
    taken_at_timestamp: takenAt(video),
    owner: {
      id: video.creator.id,
      username: video.username,
      full_name: video.creator.displayName,
      is_verified: video.creator.verified,
      is_private: !shown,
      profile_pic_url: `${asked.origin}/avatars/instagram/${video.creator.id}.png`,
    },
  };
}

/** Of Instagram's categories for professional accounts. */
const CATEGORIES = ["Digital creator", "Athlete", "Photographer", "Outdoor & sporting goods company", "Video creator"];

const categoryOf = (account: Account) => CATEGORIES[mix(account.seed, 83) % CATEGORIES.length] ?? null;

export function profileResource(asked: GatewayRequest, account: Account): Resource {
  const faults = asked.faultsOf(account.id);
  const secret = account.private || faults.has("private") || account.username.startsWith("private_");
  const newest = secret ? [] : postsOf("instagram", account, asked.now, 12).ids;
  return {
    status: true,
    id: account.id,
    username: shownName("instagram", account, faults),
    full_name: account.displayName,
    biography: account.biography,
    is_private: secret,
    is_verified: account.verified,
    is_business_account: account.kind === "creator",
    category_name: account.kind === "creator" ? categoryOf(account) : null,
    profile_pic_url: `${asked.origin}/avatars/instagram/${account.id}.png`,
    edge_followed_by: { count: followersSeen(account, asked.now, faults) },
    edge_follow: { count: account.following },
    edge_owner_to_timeline_media: {
      count: postCount(account, asked.now),
      edges: newest.map((code) => ({ node: profileNode(asked, asked.read(code)) })),
    },
  };
}

function profileNode(asked: GatewayRequest, video: VideoState): Resource {
  return {
    id: pkOfCode(video.id).toString(),
    shortcode: video.id,
    is_video: true,
    display_url: picture(asked, video.id),
    video_view_count: oldViews(video),
    edge_media_to_caption: { edges: [{ node: { text: captionText(video) } }] },
    edge_liked_by: { count: likesOf(video).likes },
    edge_media_to_comment: { count: video.counts.comments },
    taken_at_timestamp: takenAt(video),
  };
}

/** Returns a media item as the mobile API does: `/reels` includes plays, `/user-feeds` includes reshares. */
export function mediaResource(asked: GatewayRequest, video: VideoState, list: "reels" | "user-feeds"): Resource {
  const pk = pkOfCode(video.id);
  const { likes, hidden } = likesOf(video);
  return {
    // Some responses contain pk as a JSON number, which JavaScript cannot represent exactly.
    pk: video.has("rounded_pk") ? Number(pk) : pk.toString(),
    id: `${pk}_${video.creator.id}`,
    code: video.id,
    taken_at: takenAt(video),
    media_type: 2,
    product_type: "clips",
    image_versions2: { candidates: [{ url: picture(asked, video.id), width: 640, height: 1136 }] },
    ...(list === "reels"
      ? { play_count: plays(video), ig_play_count: plays(video) }
      : { reshare_count: video.counts.shares }),
    like_count: likes,
    comment_count: video.counts.comments,
    like_and_view_counts_disabled: hidden,
    caption: {
      text: captionText(video),
      created_at: takenAt(video),
      pk: String(mix(video.facts.seed, 97)),
    },
    user: {
      pk: video.creator.id,
      username: authorName(asked, video),
      full_name: video.creator.displayName,
      is_private: isPrivate(video),
    },
    video_duration: video.duration + 0.233,
  };
}

/** A list of an account's media uses the account's current username. */
function authorName(asked: GatewayRequest, video: VideoState): string {
  const faults = asked.faultsOf(video.creator.id);
  if (!faults.has("rename")) return video.username;
  return shownName("instagram", { ...video.creator, username: currentName("instagram", video.creator) }, faults);
}

/** In seconds. A minted code refers to a millisecond within the second before. */
function takenAt(video: VideoState): number {
  return Math.ceil(video.publishedAt / 1000);
}

function captionText(video: VideoState): string {
  return `${video.title}\n.\n${video.caption}`;
}

function picture(asked: GatewayRequest, code: string): string {
  return `${asked.origin}/thumbnails/instagram/${code}.webp`;
}
