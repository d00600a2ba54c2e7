import { expect, test } from "vitest";
import { database } from "@/db/client";
import { countTracking } from "@/scripts/bench/track";

test("POST /videos/track takes at most 8 statements, and 2 more with an Idempotency-Key", async () => {
  const counted = await countTracking(database());
  expect(counted).toHaveLength(8);
  for (const { platform, isIdempotent, sent } of counted)
    expect(sent.length, `${platform}\n${sent.join("\n")}`).toBeLessThanOrEqual(isIdempotent ? 10 : 8);
});
