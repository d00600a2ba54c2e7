import { expect, test } from "vitest";
import { database } from "@/db/client";
import { verifyStored } from "@/lib/operations/verify/verify-stored";
import { judge, measureRow } from "@/scripts/bench/growth";
import { fillForGrowth } from "@/scripts/bench/growth-fill";
import { GROWTH_ROWS } from "@/scripts/bench/growth-rows";

test("the growth benchmark fills the data that its rows read, and every stored sum matches its rows", async () => {
  const handle = database();
  const filled = await fillForGrowth(handle, 400);
  expect(await verifyStored(filled)).toEqual([]);
  for (const row of GROWTH_ROWS) {
    const { ms } = await measureRow(row, [filled], 1);
    expect(ms[0], row.name).toBeGreaterThan(0);
  }
});

test("a row is judged by its ratio, or at the sizes that have a limit", () => {
  const [byRatio] = GROWTH_ROWS.filter(({ goal }) => "ratio" in goal);
  const work = async () => undefined;
  if (!byRatio) throw new Error("no row");
  expect(judge({ row: byRatio, ms: [1, 9, 1.4] }, [1_000, 100_000, 1_000_000]).met).toBe(true);
  expect(judge({ row: byRatio, ms: [1, 1.6] }, [1_000, 100_000])).toEqual({ goal: "≤ 1.5 ×", met: false });
  expect(judge({ row: byRatio, ms: [1] }, [1_000]).met).toBeNull();
  const byLimit = { name: "limited", goal: { msAt: { 100000: 50 } }, work };
  expect(judge({ row: byLimit, ms: [1, 51] }, [1_000, 100_000])).toEqual({ goal: "≤ 50 ms at 10^5", met: false });
  expect(judge({ row: byLimit, ms: [80] }, [1_000]).met).toBeNull();
});
