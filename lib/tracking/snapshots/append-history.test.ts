import { readFileSync } from "node:fs";
import { asc, eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { orgHours, trackings } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { METRICS } from "@/lib/platforms/schemas";
import { createTestOrganization, testContext } from "@/test/context";
import { seedSnapshots, seedTracked, snapshotAt } from "./fixtures";
import { readHistories } from "./read";

const ctx = testContext();
const BEGIN = Date.UTC(2026, 2, 10, 12, 17);

/** A seeded generator, so that a failure can be repeated. */
function dice(seed: number) {
  let state = seed;
  return (sides: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * sides);
  };
}

/** Appends a history with gaps, corrections and metrics that come and go. */
async function live(owners: OrganizationContext[], seed: number): Promise<number[]> {
  const roll = dice(seed);
  const ids: number[] = [];
  for (const owner of owners)
    for (const platform of ["youtube", "tiktok"] as const) ids.push(await seedTracked(owner, platform));
  const last = new Map<string, number>();
  for (let hour = 0; hour < 24; hour++) {
    const figure = (id: number, metric: string) => {
      if (roll(4) === 0 || (metric === "saves" && id % 2 === 0)) return null;
      const next = (last.get(`${id} ${metric}`) ?? 0) + roll(100) - 10;
      last.set(`${id} ${metric}`, next);
      return next;
    };
    const batch = ids.flatMap((id) =>
      roll(5) === 0
        ? []
        : [
            snapshotAt(
              id,
              hour,
              new Date(BEGIN + hour * 3_600_000),
              Object.fromEntries(METRICS.map((metric) => [metric, figure(id, metric)])),
            ),
          ],
    );
    await seedSnapshots(ctx, ...batch);
  }
  return ids;
}

describe("for any history", () => {
  test.each([1, 7, 42])("the total gain equals last known less first known (seed %i)", async (seed) => {
    const owners = [await createTestOrganization(ctx), await createTestOrganization(ctx)];
    await live(owners, seed);
    for (const { organization } of owners) {
      const rows = await ctx.db.select().from(orgHours).where(eq(orgHours.organizationId, organization.id));
      const own = await ctx.db
        .select({ id: trackings.id })
        .from(trackings)
        .where(eq(trackings.organizationId, organization.id));
      const histories = await readHistories(
        ctx.db,
        own.map(({ id }) => id),
      );
      const stored = [...histories].flatMap(([trackingId, { series }]) =>
        series.map(({ figures }) => ({ trackingId, ...figures })),
      );
      expect(rows.reduce((sum, row) => sum + row.snapshots, 0)).toBe(stored.length);
      for (const metric of METRICS) {
        const ends = new Map<number, { first: number; last: number }>();
        for (const { trackingId, [metric]: value } of stored)
          if (value !== null) ends.set(trackingId, { first: ends.get(trackingId)?.first ?? value, last: value });
        const grown = [...ends.values()].reduce((sum, { first, last }) => sum + last - first, 0);
        expect(rows.reduce((sum, row) => sum + (row[metric] ?? 0), 0)).toBe(grown);
      }
    }
  });

  test("the migration fills the table identically for snapshots collected before it", async () => {
    await live([await createTestOrganization(ctx), await createTestOrganization(ctx)], 99);
    const all = () =>
      ctx.db.select().from(orgHours).orderBy(asc(orgHours.organizationId), asc(orgHours.hour), asc(orgHours.platform));
    const written = await all();
    const migration = readFileSync("db/migrations/0003_fill_org_hours_and_guard_audit.sql", "utf8");
    const fill = migration.split("--> statement-breakpoint").find((part) => part.includes('INSERT INTO "org_hours"'));
    if (!fill) throw new Error("the migration fills nothing");
    await ctx.db.delete(orgHours);
    await ctx.db.execute(sql`
      insert into snapshots (tracking_id, hour, taken_at, views, likes, comments, shares, saves, provider)
      select tracking_id, hour, taken_at, views, likes, comments, shares, saves, provider
      from snapshot_hours where gap_reason is null`);
    await ctx.db.execute(sql.raw(fill));
    expect(written.length).toBeGreaterThan(50);
    expect(await all()).toEqual(written);
  });
});
