import { expect, test } from "vitest";
import { publishingSlots } from "./publishing-rules";

test("groups posts by the reader's weekday and hour, with the median of known views", () => {
  const post = (at: string, views: number | null) => ({ at: new Date(at), views });
  const posts = [
    post("2026-11-15T23:30:00Z", 10),
    post("2026-11-22T23:05:00Z", 40),
    post("2026-11-29T23:59:00Z", null),
    post("2026-11-16T12:00:00Z", null),
  ];
  expect(publishingSlots(posts, "UTC")).toEqual([
    { weekday: 0, hour: 12, videos: 1, median_views: null },
    { weekday: 6, hour: 23, videos: 3, median_views: 25 },
  ]);
  expect(publishingSlots(posts, "Europe/Rome")[0]).toMatchObject({ weekday: 0, hour: 0, videos: 3 });
});
