import { expect, test } from "vitest";
import { getSubscriberHistory } from "@/lib/channels/subscribers/history";
import { listSubscriberRows } from "@/lib/channels/subscribers/rows";
import { makeSubscriberHistory } from "@/scripts/demo/subscribers";
import { createTestOrganization, testContext } from "@/test/context";

test("the demo's accounts have one count per day for two weeks, none within the last hour", async () => {
  const ctx = testContext(new Date("2026-03-15T12:34:56Z"));
  const own = await createTestOrganization(ctx);
  await makeSubscriberHistory(own, new Date("2026-03-01T12:34:56Z"), new Date("2026-03-15T12:00:00Z"));
  const { rows } = await listSubscriberRows(own);
  expect(rows.map(({ type }) => type)).toEqual(["TWITTER", "YOUTUBE", "INSTAGRAM", "TIKTOK"]);
  for (const account of rows) {
    expect(account).toMatchObject({ last_synced_at: "2026-03-14T12:34:56.000Z", last_error: null });
    const { days } = await getSubscriberHistory(own, { id: account.id, days: 90, time_zone: "UTC" });
    expect(days.map(({ read_at }) => read_at)).toEqual(
      Array.from({ length: 14 }, (_, day) => `2026-03-${String(day + 1).padStart(2, "0")}T12:34:56.000Z`),
    );
    // YouTube rounds to three digits, so two weeks of growth may not show there.
    const distinct = new Set(days.map(({ subscribers }) => subscribers)).size;
    expect(distinct).toBeGreaterThan(account.type === "YOUTUBE" ? 0 : 5);
  }
});
