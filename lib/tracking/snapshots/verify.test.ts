import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { accounts, oldGaps, oldSnapshots, trackings, unpackedTrackings, videoState } from "@/db/schema";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { replay } from "@/lib/tracking/collection/replay";
import { packRows } from "@/lib/tracking/snapshots/pack";
import { readHistory } from "@/lib/tracking/snapshots/read";
import { dropOldTables, verifySnapshots } from "@/lib/tracking/snapshots/verify";
import { createTestOrganization, testContext } from "@/test/context";
import { trackVideo } from "@/test/track";

const base = testContext();
const ctx = { ...base, turnTo: base.clock.set };
const START = ctx.now().getTime();

/** Turns a tracking back into the rows of an earlier version. */
async function unpack(id: number): Promise<void> {
  const { series, gaps } = await readHistory(ctx.db, id);
  const rows = series.map(({ figures, ...rest }) => ({ trackingId: id, ...rest, ...figures }));
  await ctx.db.insert(oldSnapshots).values(rows);
  if (gaps.length > 0)
    await ctx.db.insert(oldGaps).values(gaps.map((gap) => ({ trackingId: id, ...gap, recordedAt: ctx.now() })));
  await ctx.db.execute(sql`delete from snapshot_blocks where tracking_id = ${id}`);
  await ctx.db.execute(sql`delete from org_gaps`);
  await ctx.db.insert(unpackedTrackings).values({ trackingId: id });
  await ctx.db.update(videoState).set({ tail: null }).where(eq(videoState.trackingId, id));
}

test("finds nothing after packing, and what was changed since", async () => {
  const owner = await createTestOrganization(ctx, { plan: "pro" });
  const { id: publicId } = await trackVideo(owner, {
    video_link: "https://www.tiktok.com/@user/video/7234567890123450001",
    duration_days: 2,
  });
  const [tracking] = await ctx.db.select().from(trackings).where(eq(trackings.publicId, publicId));
  const id = tracking?.id ?? 0;
  await replay(ctx, new Date(START + 30 * HOUR_MS));
  // An outage, so that there are missed hours.
  ctx.clock.advance(5 * HOUR_MS);
  await replay(ctx, new Date(START + 37 * HOUR_MS));
  const history = await readHistory(ctx.db, id);
  expect(history.gaps.length).toBeGreaterThan(2);
  expect(await verifySnapshots(ctx)).toMatchObject({ trackings: 1, snapshots: history.series.length, differences: [] });

  await unpack(id);
  expect((await verifySnapshots(ctx)).differences[0]).toContain("1 trackings are not packed yet");
  expect(await packRows(ctx)).toEqual({ packed: 1 });
  expect(await readHistory(ctx.db, id)).toEqual(history);
  expect((await verifySnapshots(ctx)).differences).toEqual([]);
  // Collection continues after packing.
  await replay(ctx, new Date(START + 40 * HOUR_MS));
  expect((await verifySnapshots(ctx)).differences).toEqual([]);

  await ctx.db.execute(sql`update snapshots set views = views + 1 where tracking_id = ${id} and hour = 3`);
  await ctx.db.execute(sql`update org_gaps set hours = hours + 1 where hours > 0`);
  await ctx.db
    .update(accounts)
    .set({ snapshots: sql`${accounts.snapshots} + 1` })
    .where(eq(accounts.organizationId, owner.organization.id));
  const { differences } = await verifySnapshots(ctx);
  expect(differences[0]).toBe(`Tracking ${id}: hour 3 differs from its row.`);
  expect(differences[1]).toContain("are counted");
  expect(differences[2]).toContain("are missed as missed");
  expect(differences).toHaveLength(3);
});

test("works without the old tables, as the product does", async () => {
  await dropOldTables(ctx);
  const owner = await createTestOrganization(ctx, { plan: "pro" });
  const { id: publicId } = await trackVideo(owner, {
    video_link: "https://www.tiktok.com/@user/video/7234567890123450002",
    duration_days: 1,
  });
  const [tracking] = await ctx.db.select().from(trackings).where(eq(trackings.publicId, publicId));
  await replay(ctx, new Date(ctx.now().getTime() + 3 * HOUR_MS));
  expect((await readHistory(ctx.db, tracking?.id ?? 0)).series.length).toBeGreaterThan(2);
  expect(await verifySnapshots(ctx)).toMatchObject({ hasOldTables: false });
  expect(await packRows(ctx)).toEqual({ packed: 0 });
});
