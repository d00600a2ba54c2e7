import { expect, test } from "vitest";
import { keptPath } from "@/lib/developers/requests/rules";

test("removes keys from a path and shortens it", () => {
  expect(keptPath("/api/v1/videos/cs_live_abcDEF123")).toBe("/api/v1/videos/cs_live_…");
  expect(keptPath(`/${"a".repeat(190)}/cs_live_${"b".repeat(40)}`)).not.toContain("bb");
  expect(keptPath(`/${"a".repeat(300)}`)).toHaveLength(200);
});
