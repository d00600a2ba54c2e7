import { engagementsOf } from "@/lib/tracking/snapshots/figure-rules";

interface PostFigures {
  views: number | null;
  likes: number | null;
  comments: number | null;
  shares: number | null;
}

/**
 * Returns the average views of posts, rounded, and (likes + comments + shares) in percent of their views. Posts without
 * views count for neither; null if that leaves none, or without posts at all.
 */
export function summarizePosts(posts: readonly PostFigures[]) {
  if (posts.length === 0) return null;
  let viewed = 0;
  let views = 0;
  let engagements: number | null = null;
  for (const post of posts) {
    if (!post.views) continue;
    viewed += 1;
    views += post.views;
    const own = engagementsOf({ ...post, saves: null });
    if (own !== null) engagements = (engagements ?? 0) + own;
  }
  return {
    posts: posts.length,
    average_views: viewed > 0 ? Math.round(views / viewed) : null,
    engagement_rate: viewed > 0 && engagements !== null ? (engagements * 100) / views : null,
  };
}
