import { expect, test } from "vitest";
import type { ChannelProfile } from "@/lib/channels/channels/dashboard-schemas";
import { nextStepOf } from "./next-step";

const channel: ChannelProfile = {
  id: "00000000-0000-4000-8000-000000000001",
  platform: "twitter",
  username: "someone",
  name: null,
  followers: 10,
  country: null,
  is_verified: null,
  read_at: "2026-11-20T10:00:00.000Z",
  saved_at: "2026-11-20T10:00:00.000Z",
  trackings: 1,
  gained_30d: null,
  gained_percent_30d: null,
  post_count: null,
  quality_grade: null,
  quality_source: null,
  has_audience: true,
  description: null,
  categories: [],
  follows: null,
  url: "https://x.com/someone",
  is_private: false,
  next_count_at: null,
  unavailable_since: null,
  posts: "read",
  sample: "on_request",
  is_stub: false,
  recent: null,
  sample_price_usd: 2,
};

test.each<[string, Partial<ChannelProfile>, ReturnType<typeof nextStepOf>]>([
  ["everything is known", {}, null],
  ["the profile was never fetched", { is_stub: true, has_audience: false, trackings: 0 }, "save"],
  ["nothing is collected", { saved_at: null, posts: "on_request", has_audience: false }, "save"],
  ["the sample has a price", { has_audience: false }, "buy"],
  ["the platform has no samples", { has_audience: false, sample: "not_given", sample_price_usd: null }, "import"],
  ["the sample is being taken", { has_audience: false, sample: "waiting", sample_price_usd: null }, "wait"],
  ["no video is tracked", { trackings: 0 }, "track"],
  ["the account is private", { has_audience: false, is_private: true, trackings: 0 }, "import"],
  ["the account is gone", { is_stub: true, unavailable_since: "2026-11-20T10:00:00.000Z", trackings: 0 }, null],
])("the next step if %s", (_, over, step) => expect(nextStepOf({ ...channel, ...over }, true)).toBe(step));

test("a viewer can only wait", () => {
  expect(nextStepOf({ ...channel, is_stub: true, has_audience: false }, false)).toBeNull();
  expect(nextStepOf({ ...channel, sample: "late", has_audience: false }, false)).toBe("wait");
});
