import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { median, percentileOf, quantile } from "@/lib/core/distribution-rules";
import {
  estimateReach,
  histogramOf,
  type PostFigures,
  rateOf,
  summarizeEngagement,
  summarizePosts,
} from "./post-rules";

const DAY = 86_400_000;
const post = (views: number | null, likes: number | null = null, ageDays = 3): PostFigures => ({
  views,
  likes,
  comments: null,
  shares: null,
  publishedAt: new Date(0),
  readAt: new Date(ageDays * DAY),
});
const posts = (...views: (number | null)[]) => views.map((n) => post(n, 5));

test("posts' views are averaged over those with views", () => {
  expect(summarizePosts([post(100, 4), post(301, 9), post(null, 1000), post(0, 5)], null)).toEqual({
    posts: 4,
    average_views: 201,
    engagement_rate: null,
    engagement_basis: "views",
  });
  expect(summarizePosts([], 7)).toBeNull();
});

describe("engagement", () => {
  it("is the median of each post's rate, and nothing of fewer than five", () => {
    expect(summarizeEngagement(posts(100, 50, 1000, 500, 250), 99)).toMatchObject({
      basis: "views",
      posts: 5,
      median: 2,
      published_from: "1970-01-01T00:00:00.000Z",
      read_at: "1970-01-04T00:00:00.000Z",
    });
    expect(summarizeEngagement(posts(100, 50, 1000, 500), 99)).toMatchObject({ posts: 4, median: null, bins: [] });
    expect(summarizeEngagement([], 99)).toMatchObject({ posts: 0, median: null, published_to: null });
  });

  it("is of followers only where too few posts have views", () => {
    const hidden = posts(null, null, null, null, null);
    expect(summarizeEngagement(hidden, 500)).toMatchObject({ basis: "followers", posts: 5, median: 1 });
    expect(summarizeEngagement(hidden, null)).toMatchObject({ basis: "views", posts: 0, median: null });
    expect(summarizeEngagement([...hidden, ...posts(1, 1, 1, 1)], 500)).toMatchObject({ basis: "followers", posts: 9 });
    expect(summarizeEngagement([...hidden, ...posts(1, 1, 1, 1, 1)], 500)).toMatchObject({ basis: "views", posts: 5 });
  });

  it("is unknown without a reported reaction", () => {
    expect(rateOf(post(10), "views", null)).toBeNull();
    expect(rateOf(post(10, 0), "views", null)).toBe(0);
    expect(rateOf(post(0, 3), "views", null)).toBeNull();
  });
});

describe("reach", () => {
  it("is the median of the views, at most the followers", () => {
    expect(estimateReach(posts(10, 20, 30, 40, 1000), 400)).toMatchObject({
      median_views: 30,
      reach: 30,
      percent: 7.5,
    });
    expect(estimateReach(posts(10, 20, 30, 40, 1000), 20)).toMatchObject({ median_views: 30, reach: 20, percent: 100 });
    expect(estimateReach(posts(10, 20, 30, 40, 1000), null)).toMatchObject({ reach: 30, percent: null });
  });

  it("counts posts from 48 hours on, and is nothing of fewer than five", () => {
    const young = [...posts(1, 2, 3, 4), post(5, 0, 1.9)];
    expect(estimateReach(young, 100)).toMatchObject({ posts: 4, median_views: null, reach: null, percent: null });
    expect(estimateReach([...young, post(5, 0, 2)], 100)).toMatchObject({ posts: 5, reach: 3 });
  });
});

test("a histogram has each value in one bin of a round width", () => {
  expect(histogramOf([1, 2.4, 3, 3.5, 5.9])).toEqual([
    { from: 0, to: 1, posts: 0 },
    { from: 1, to: 2, posts: 1 },
    { from: 2, to: 3, posts: 1 },
    { from: 3, to: 4, posts: 2 },
    { from: 4, to: 5, posts: 0 },
    { from: 5, to: 6, posts: 1 },
  ]);
  expect(histogramOf([...Array.from({ length: 20 }, () => 0.5), 90]).at(-1)).toMatchObject({ to: null, posts: 1 });
  expect(histogramOf([0, 0, 0, 0, 0])).toHaveLength(1);
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1000, noNaN: true }), { minLength: 5, maxLength: 30 }), (values) => {
      const bins = histogramOf(values);
      expect(bins.length).toBeLessThanOrEqual(7);
      expect(bins.reduce((sum, { posts: n }) => sum + n, 0)).toBe(values.length);
      expect(bins.every(({ to }, index) => to !== null || index === bins.length - 1)).toBe(true);
    }),
  );
});

test("quantiles lie between neighbors, and percentiles count ties half", () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
  expect(quantile([0, 10], 0.9)).toBe(9);
  expect(percentileOf([1, 2, 2, 3], 2)).toBe(50);
  expect(percentileOf([1, 2, 3, 4], 9)).toBe(100);
});
