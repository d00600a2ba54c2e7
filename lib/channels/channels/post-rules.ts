import { median, quantile } from "@/lib/core/distribution-rules";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { engagementsOf } from "@/lib/tracking/snapshots/figure-rules";

/** What the figures of a channel's newest posts have in common, as described in docs/audience.md. Pure. */

/** Fewer posts say too little: what is of a channel's posts is of at least this many. */
export const MIN_POSTS = 5;
/** The views of a younger post say little about its eventual reach. */
export const REACH_AGE_HOURS = 48;

export interface PostFigures {
  views: number | null;
  likes: number | null;
  comments: number | null;
  shares: number | null;
  publishedAt: Date;
  readAt: Date;
}

/** What engagement is measured against: a post's views, or the channel's followers. */
export type EngagementBasis = "views" | "followers";

/** Returns the basis that the posts allow: views, unless fewer than five have them and followers are known. */
export function engagementBasis(posts: readonly PostFigures[], followers: number | null): EngagementBasis {
  const viewed = posts.filter((post) => rateOf(post, "views", null) !== null).length;
  return viewed < MIN_POSTS && posts.length >= MIN_POSTS && followers ? "followers" : "views";
}

/** Returns likes + comments + shares in percent of the post's views or the channel's followers; null if unknown. */
export function rateOf(
  post: Omit<PostFigures, "publishedAt" | "readAt">,
  basis: EngagementBasis,
  followers: number | null,
): number | null {
  const engagements = engagementsOf({ ...post, saves: null });
  const base = basis === "views" ? post.views : followers;
  return engagements === null || !base ? null : (engagements * 100) / base;
}

/** Returns the engagement rates' median and distribution; the median is null, and no bins, with fewer than five rates. */
export function summarizeEngagement(posts: readonly PostFigures[], followers: number | null) {
  const basis = engagementBasis(posts, followers);
  const rated = posts.filter((post) => rateOf(post, basis, followers) !== null);
  const rates = rated.flatMap((post) => rateOf(post, basis, followers) ?? []);
  const isEnough = rates.length >= MIN_POSTS;
  return {
    basis,
    posts: rates.length,
    median: isEnough ? median(rates) : null,
    bins: isEnough ? histogramOf(rates) : [],
    ...datesOf(rated),
  };
}

/**
 * Returns the reach of a typical post: the median of the posts' views, at most the followers. Only posts whose figures
 * were updated at least 48 hours after publication count; null with fewer than five of them.
 */
export function estimateReach(posts: readonly PostFigures[], followers: number | null) {
  const settled = posts.filter(
    ({ views, publishedAt, readAt }) =>
      views !== null && readAt.getTime() - publishedAt.getTime() >= REACH_AGE_HOURS * HOUR_MS,
  );
  const views = settled.length >= MIN_POSTS ? median(settled.flatMap((post) => post.views ?? [])) : null;
  const typical = views === null ? null : Math.round(views);
  const reach = typical === null ? null : Math.min(typical, followers ?? typical);
  return {
    posts: settled.length,
    median_views: typical,
    reach,
    percent: reach === null || !followers ? null : (reach * 100) / followers,
    ...datesOf(settled),
  };
}

/** When the posts were published, first and last, and when their figures were last updated; null without posts. */
function datesOf(posts: readonly Pick<PostFigures, "publishedAt" | "readAt">[]) {
  const published = posts.map(({ publishedAt }) => publishedAt.getTime());
  const iso = (ms: number) => new Date(ms).toISOString();
  if (posts.length === 0) return { published_from: null, published_to: null, read_at: null };
  return {
    published_from: iso(Math.min(...published)),
    published_to: iso(Math.max(...published)),
    read_at: iso(Math.max(...posts.map(({ readAt }) => readAt.getTime()))),
  };
}

const BINS = 6;

/** Returns equal bins of a round width from 0. The last is open if single values are far above the others. */
export function histogramOf(values: readonly number[]): { from: number; to: number | null; posts: number }[] {
  const largest = Math.max(...values);
  const width = roundWidth((quantile(values, 0.9) || largest || 1) / BINS);
  const count = Math.min(Math.floor(largest / width) + 1, BINS + 1);
  return Array.from({ length: count }, (_, index) => {
    const isOpen = index === BINS && largest >= (BINS + 1) * width;
    const from = index * width;
    return {
      from,
      to: isOpen ? null : (index + 1) * width,
      posts: values.filter((value) => Math.min(Math.floor(value / width), count - 1) === index).length,
    };
  });
}

/** Returns the smallest of 1, 2, 2.5 and 5 times a power of ten that is at least the width. */
function roundWidth(width: number): number {
  const power = 10 ** Math.floor(Math.log10(width));
  return (([1, 2, 2.5, 5].find((step) => step * power >= width * (1 - 1e-9)) ?? 10) * power * 1e6) / 1e6;
}

/**
 * Returns the average views of posts, rounded, over those with views, and the median engagement rate; null without posts.
 */
export function summarizePosts(posts: readonly PostFigures[], followers: number | null) {
  if (posts.length === 0) return null;
  const views = posts.flatMap((post) => post.views || []);
  const { basis, median: rate } = summarizeEngagement(posts, followers);
  return {
    posts: posts.length,
    average_views: views.length > 0 ? Math.round(views.reduce((sum, n) => sum + n, 0) / views.length) : null,
    engagement_rate: rate,
    engagement_basis: basis,
  };
}
