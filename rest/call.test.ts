import { expect, test } from "vitest";
import { keptPath } from "@/lib/developers/requests/rules";
import { pathOf } from "@/rest/call";

test.each([
  "http://localhost/api/v1",
  "http://localhost:3000/api/v1/videos",
  "https://a.example/api/v1/videos?limit=1&x=/y#z",
  "http://[::1]:3000/api/v1/videos/a%20b%3Fc?",
  "http://localhost/?a=//b/c",
  "http://localhost/#x",
])("returns the same path as URL for %s", (url) => {
  const { href, pathname } = new URL(url);
  expect(pathOf(href)).toBe(pathname);
});

test("removes keys from a path and shortens it", () => {
  expect(keptPath("/api/v1/videos/cs_live_abcDEF123")).toBe("/api/v1/videos/cs_live_…");
  expect(keptPath(`/${"a".repeat(190)}/cs_live_${"b".repeat(40)}`)).not.toContain("bb");
  expect(keptPath(`/${"a".repeat(300)}`)).toHaveLength(200);
});
