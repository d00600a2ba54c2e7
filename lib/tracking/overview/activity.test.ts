import { expect, test } from "vitest";
import { recordGaps } from "@/lib/tracking/snapshots/record-gaps";
import { createTestOrganization, testContext } from "@/test/context";
import { askOverview, march, seedCourse } from "./fixtures";

const NOW = new Date("2026-03-20T12:40:00Z");
const ctx = testContext(NOW);

test("shows what runs, what ended within the range, and what failed and why", async () => {
  const owner = await createTestOrganization(ctx);
  const end = (status: "completed" | "error", endedAt: Date, statusReason: string | null = null) => ({
    status,
    endedAt,
    statusReason,
  });
  await seedCourse(owner, "01T10", {}, end("completed", march("15T10")));
  await seedCourse(owner, "01T10", {}, end("completed", march("16T10"), "stopped"));
  await seedCourse(owner, "01T10", {}, end("error", march("03T10"), "private"));
  const lost = await seedCourse(owner, "01T10", {}, end("error", march("16T10"), "unavailable"));
  await seedCourse(owner, "01T10", {}, { status: "paused", statusReason: "no_balance" });
  const overview = await askOverview(owner);
  expect(overview.running).toEqual({ monitoring: 0, paused: 1 });
  expect(overview.ended).toEqual({ completed: 1, stopped: 1, cancelled: 0, error: 1 });
  expect(overview.failed).toMatchObject([
    { id: lost.publicId, status_reason: "unavailable", ended_at: march("16T10").toISOString() },
  ]);
});

test("counts missed hours by their due time", async () => {
  const owner = await createTestOrganization(ctx);
  const { id } = await seedCourse(owner, "13T20", { "13T20": { views: 1 } });
  // Due 22:17 to 23:17 on the 13th, before the range, and from 00:17 on the 14th on.
  await ctx.db.transaction((tx) =>
    recordGaps(tx, [
      { trackingId: id, first: 2, last: 5, reason: "transient" },
      { trackingId: id, first: 6, last: 6, reason: "quota" },
    ]),
  );
  expect((await askOverview(owner)).gaps).toEqual([
    { reason: "transient", hours: 2 },
    { reason: "quota", hours: 1 },
  ]);
});

test("shows the available balance and runway", async () => {
  const owner = await createTestOrganization(ctx, { balanceUsd: 3 });
  await seedCourse(owner, "20T10", { "20T10": { views: 1 } });
  expect((await askOverview(owner)).money).toMatchObject({ spendable_usd: 3, runway_hours: 200 });
});

test("of an organization without data is null, not zero", async () => {
  const owner = await createTestOrganization(ctx);
  expect(await askOverview(owner)).toMatchObject({
    trackings: 0,
    latest_at: null,
    totals: { views: null },
    before: null,
    movers: [],
    platforms: [],
    money: { runway_hours: null },
  });
});

test("says what is known of the newest videos until a gain is known", async () => {
  const owner = await createTestOrganization(ctx);
  const young = await seedCourse(owner, "20T10", { "20T10": { views: 400 } });
  expect((await askOverview(owner)).first_videos).toMatchObject([
    {
      id: young.publicId,
      views: 400,
      latest_at: march("20T10").toISOString(),
      next_snapshot_at: expect.stringMatching(/^2026-03-20T1[01]:/),
    },
  ]);
  await seedCourse(owner, "19T10", { "19T10": { views: 1 }, "19T11": { views: 2 } });
  expect((await askOverview(owner)).first_videos).toEqual([]);
});
