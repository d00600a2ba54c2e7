import { expect, test } from "vitest";
import { readCursor, writeCursor } from "@/lib/core/cursor";
import { createTestOrganization, testContext } from "@/test/context";

test("a filter that is undefined is none", async () => {
  const owner = await createTestOrganization(testContext());
  const position = { value: 4_373, id: "262b4303-51e3-4bcd-b868-62772abf4085" };
  const prefetched = writeCursor(owner, { list: "all", sort: "followers", platform: undefined }, position);
  expect(readCursor(owner, { list: "all", sort: "followers" }, prefetched)).toEqual(position);
  expect(() => readCursor(owner, { list: "all", sort: "followers", platform: "tiktok" }, prefetched)).toThrow();
});
