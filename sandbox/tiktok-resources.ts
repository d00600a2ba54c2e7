import { type Account, followersAt, followersSeen } from "./accounts";
import type { GatewayRequest } from "./gateway";
import { hash, mix } from "./hash";
import { shownName } from "./known-names";
import { postCount } from "./posts";
import type { VideoState } from "./videos";

type Resource = Record<string, unknown>;

/** Returns the video as `/` does. A slideshow has `images` and no duration. */
export function videoResource(asked: GatewayRequest, video: VideoState): Resource {
  const { counts } = video;
  const cover = `${asked.origin}/thumbnails/tiktok/${video.id}.webp`;
  const slideshow = video.has("slideshow") || video.reserved === "slideshow";
  const pages = 3 + (video.facts.seed % 5);
  return {
    id: video.id,
    region: video.creator.country,
    title: [video.title, video.caption].filter(Boolean).join(" "),
    cover,
    origin_cover: `${cover}?size=origin`,
    duration: slideshow ? 0 : video.duration,
    play: slideshow ? `${asked.origin}/audio/${video.id}.mp3` : `${asked.origin}/play/${video.id}.mp4`,
    size: slideshow ? 0 : video.duration * 212_345,
    music_info: {
      id: String(hash(`music:${video.id}`)),
      title: "original sound",
      author: video.creator.displayName,
      original: true,
    },
    play_count: counts.views,
    digg_count: counts.likes,
    comment_count: counts.comments,
    share_count: counts.shares,
    download_count: counts.downloads,
    collect_count: counts.saves,
    create_time: Math.floor(video.publishedAt / 1000),
    author: authorResource(asked, video),
    ...(slideshow ? { images: Array.from({ length: pages }, (_, page) => `${cover}?size=page${page + 1}`) } : {}),
  };
}

/** Returns the video as a list entry. There, its number is called video_id, and aweme_id is an internal ID. */
export function listedResource(asked: GatewayRequest, video: VideoState, pinned: boolean): Resource {
  const { id, ...rest } = videoResource(asked, video);
  return {
    aweme_id: `v12044gd0000${mix(video.facts.seed, 98).toString(36)}`,
    video_id: id,
    ...rest,
    is_top: pinned ? 1 : 0,
  };
}

function authorResource(asked: GatewayRequest, video: VideoState): Resource {
  return {
    id: video.creator.id,
    unique_id: video.username,
    nickname: video.creator.displayName,
    avatar: `${asked.origin}/avatars/tiktok/${video.creator.id}.webp`,
  };
}

export function userResource(asked: GatewayRequest, account: Account): Resource {
  const avatar = avatarOf(asked, account);
  const faults = asked.faultsOf(account.id);
  return {
    user: {
      id: account.id,
      uniqueId: shownName("tiktok", account, faults),
      nickname: account.displayName,
      avatarThumb: avatar,
      avatarMedium: avatar,
      avatarLarger: avatar,
      signature: account.biography,
      verified: account.verified,
      secUid: secUid(account),
      secret: account.private,
      privateAccount: isPrivate(account),
      ins_id: "",
      twitter_id: "",
      youtube_channel_title: "",
    },
    stats: {
      followingCount: account.following,
      followerCount: followersSeen(account, asked.now, faults),
      heartCount: hearts(account, asked.now),
      videoCount: postCount(account, asked.now),
      diggCount: mix(account.seed, 96) % 9_000,
    },
  };
}

export function isPrivate(account: Account): boolean {
  return account.private || /^private_/.test(account.username);
}

export function followerResource(asked: GatewayRequest, account: Account): Resource {
  return {
    id: account.id,
    region: account.country,
    sec_uid: secUid(account),
    unique_id: account.username,
    nickname: account.displayName,
    signature: account.biography,
    avatar: avatarOf(asked, account),
    verified: account.verified,
    secret: account.private,
    aweme_count: postCount(account, asked.now),
    follower_count: followersAt(account, asked.now),
    favoriting_count: mix(account.seed, 96) % 9_000,
    total_favorited: hearts(account, asked.now),
  };
}

/** Accounts without a picture have the platform's gray default picture, which is recognized by its name. */
function avatarOf(asked: GatewayRequest, account: Account): string {
  return account.hasPicture
    ? `${asked.origin}/avatars/tiktok/${account.id}.webp`
    : "https://p16-sign-va.tiktokcdn.com/musically-maliva-obj/1594805258216454~c5_720x720.webp";
}

function hearts(account: Account, now: number): number {
  return postCount(account, now) * Math.ceil(account.followersAtEpoch ** 0.82 * 0.12);
}

function secUid(account: Account): string {
  const bytes = Array.from({ length: 14 }, (_, position) =>
    mix(account.seed, 300 + position)
      .toString(16)
      .padStart(8, "0"),
  );
  return `MS4wLjABAAAA${Buffer.from(bytes.join(""), "hex").toString("base64url").slice(0, 64)}`;
}
