import { expect, test } from "vitest";
import { summarizePosts } from "./post-rules";

const post = (views: number | null, likes: number | null = null, comments: number | null = null) => ({
  views,
  likes,
  comments,
  shares: null,
});

test("posts are averaged over those with views", () => {
  expect(summarizePosts([post(100, 4, 1), post(301, 9), post(null, 1000), post(0, 5)])).toEqual({
    posts: 4,
    average_views: 201,
    engagement_rate: 1400 / 401,
  });
});

test("what no post has is null", () => {
  expect(summarizePosts([])).toBeNull();
  expect(summarizePosts([post(null, 7)])).toEqual({ posts: 1, average_views: null, engagement_rate: null });
  expect(summarizePosts([post(8)])).toEqual({ posts: 1, average_views: 8, engagement_rate: null });
});
