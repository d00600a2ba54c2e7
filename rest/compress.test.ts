import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { compress } from "@/rest/compress";

test("bodies wait for a place, and those beyond the queue stay plain", async () => {
  const body = Buffer.from("some text ".repeat(10_000));
  const packed = await Promise.all(Array.from({ length: 100 }, () => compress(body, "gzip")));
  // Two at work and 64 that wait.
  expect(packed.filter((bytes) => bytes !== null)).toHaveLength(66);
  for (const bytes of packed) if (bytes) expect(gunzipSync(bytes).equals(body)).toBe(true);
  expect(await compress(body, "br")).not.toBeNull();
});
