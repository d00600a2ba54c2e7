import type { ChannelData, PostData, VideoData } from "@/lib/platforms/schemas";

/** Returns null for an empty text. */
export const given = (text: string | null | undefined): string | null => text || null;

/** Returns null unless it is a web address. */
export const webAddress = (url: string | null | undefined): string | null =>
  url && /^https?:\/\//.test(url) ? url : null;

/** Returns an ISO 3166-1 alpha-2 code in uppercase, or null for anything else. */
export const countryCode = (text: string | null | undefined): string | null =>
  text && /^[A-Za-z]{2}$/.test(text) ? text.toUpperCase() : null;

type Draft = Pick<ChannelData, "externalId" | "username"> & {
  [K in Exclude<keyof ChannelData, "externalId" | "username">]?: ChannelData[K] | undefined;
};

/** Converts absent fields to null. */
export const toChannel = (draft: Draft): ChannelData => ({
  externalId: draft.externalId,
  username: draft.username.replace(/^@/, ""),
  postsId: given(draft.postsId),
  name: given(draft.name),
  description: given(draft.description),
  pictureUrl: webAddress(draft.pictureUrl),
  country: countryCode(draft.country),
  categoriesPrimary: draft.categoriesPrimary ?? [],
  categoriesSecondary: draft.categoriesSecondary ?? [],
  isPrivate: draft.isPrivate ?? false,
  isVerified: draft.isVerified ?? null,
  followers: draft.followers ?? null,
  follows: draft.follows ?? null,
  postCount: draft.postCount ?? null,
});

/** Converts a video from a list of posts to a post. Returns null if it has no publish time. */
export function postOfVideo(video: VideoData, caption: string, link: string): PostData | null {
  if (!video.publishedAt) return null;
  const { externalId, publishedAt, durationSeconds, figures } = video;
  return { externalId, publishedAt, caption, link, durationSeconds, figures };
}
