import { expect, test } from "vitest";
import { averageOf } from "./first-videos";

const at = (hours: number) => new Date(Date.UTC(2026, 10, 20) + hours * 3_600_000).toISOString();

test.each([
  [{ views: 12_400, published_at: at(0), latest_at: at(10) }, "1,240 views an hour"],
  [{ views: 30, published_at: at(0), latest_at: at(20) }, "1.5 views an hour"],
  [{ views: 30, published_at: at(0), latest_at: at(0.5) }, "too early"],
  [{ views: 30, published_at: null, latest_at: at(1) }, "not available"],
  [{ views: null, published_at: at(0), latest_at: at(1) }, "not available"],
])("the average rate of %j is %s", (video, words) => expect(averageOf(video)).toBe(words));
