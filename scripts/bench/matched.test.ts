import { expect, test } from "vitest";
import { database } from "@/db/client";
import { benchMatched } from "@/scripts/bench/matched";

test("the benchmark of filters fills what its requests read", async () => {
  const measured = await benchMatched(database(), 900, 360);
  for (const { name, ours } of measured) for (const ms of ours) expect(ms, name).toBeGreaterThan(0);
}, 120_000);
