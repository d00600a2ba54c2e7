import { setTimeout as sleep } from "node:timers/promises";
import { eq, sql } from "drizzle-orm";
import { expect, onTestFinished, test } from "vitest";
import { openDatabase } from "@/db/client";
import { batches, trackings } from "@/db/schema";
import { getAccount } from "@/lib/billing/account";
import { env } from "@/lib/core/env";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { canonicalVideoUrl } from "@/lib/platforms/rules";
import { claimDue } from "@/lib/tracking/collection/claim";
import { collectBatch } from "@/lib/tracking/collection/collect";
import { sweepBatches } from "@/lib/tracking/collection/sweep";
import { hoursOf } from "@/lib/tracking/snapshots/fixtures";
import { dueAt } from "@/lib/tracking/trackings/schedule-rules";
import { mintId } from "@/sandbox/ids";
import { createTestOrganization, testContext } from "@/test/context";
import { trackVideo } from "@/test/track";

const PRICE = 15_000n;
let start = new Date("2025-01-10T12:00:10Z");

/** Three organizations track one video each in the same slot; another session holds the second one's row. */
async function setUp(held: "account" | "tracking") {
  start = new Date(start.getTime() + 60 * 24 * HOUR_MS);
  const ctx = testContext(start);
  const externalId = mintId("youtube", new Date(start.getTime() - HOUR_MS), `held ${held} ${start.toISOString()}`);
  const owners = await Promise.all([1, 2, 3].map(() => createTestOrganization(ctx)));
  const rows: (typeof trackings.$inferSelect)[] = [];
  for (const owner of owners) {
    const { id } = await trackVideo(owner, { video_link: canonicalVideoUrl("youtube", externalId), duration_days: 1 });
    const [row] = await ctx.db.select().from(trackings).where(eq(trackings.publicId, id));
    if (!row) throw new Error("not tracked");
    rows.push(row);
  }
  const [first, middle] = rows;
  if (!first || !middle) throw new Error("not tracked");
  ctx.clock.set(dueAt(first, 1));
  const [batch] = await claimDue(ctx);
  if (!batch) throw new Error("nothing is due");

  const holder = openDatabase(env().DATABASE_URL, 1);
  onTestFinished(() => holder.close());
  let unlock = () => {};
  const end = new Promise<void>((resolve) => {
    unlock = resolve;
  });
  let isTaken = () => {};
  const taken = new Promise<void>((resolve) => {
    isTaken = resolve;
  });
  const holding = holder.db.transaction(async (tx) => {
    await tx.execute(
      held === "account"
        ? sql`select * from accounts where organization_id = ${middle.organizationId} for update`
        : sql`select * from trackings where id = ${middle.id} for update`,
    );
    isTaken();
    await end;
  });
  await taken;
  const stored = () => Promise.all(rows.map(async ({ id }) => (await hoursOf(ctx.db, id)).hours.length));
  const charged = () =>
    Promise.all(
      owners.map(async ({ organization }) => {
        const { charged, uncharged } = await getAccount(ctx.db, organization.id);
        return (charged + uncharged) / PRICE;
      }),
    );
  const readBatch = async () => (await ctx.db.select().from(batches).where(eq(batches.id, batch.id)))[0];
  const release = async () => {
    unlock();
    await holding;
  };
  return { ctx, batch, stored, charged, readBatch, release };
}

test.each(["account", "tracking"] as const)(
  "a locked %s delays no other organization's snapshots, and its own are stored once it is released",
  async (held) => {
    const { ctx, batch, stored, charged, readBatch, release } = await setUp(held);
    const begun = performance.now();
    const run = collectBatch(ctx, batch.id);
    while ((await stored())[0] !== 2) {
      expect(performance.now() - begun).toBeLessThan(2_500);
      await sleep(50);
    }
    expect(await stored()).toEqual([2, 1, 2]);
    expect(await charged()).toEqual([2n, 1n, 2n]);
    expect(await run).toMatchObject({ stored: 2, held: 1, dropped: 0 });
    expect(performance.now() - begun).toBeLessThan(6_000);
    expect(await readBatch()).toMatchObject({ status: "open", outcome: { stored: 2, due: 3 } });

    await release();
    ctx.clock.advance(10 * 60_000);
    const [swept] = await sweepBatches(ctx);
    expect(swept?.id).toBe(batch.id);
    expect(await collectBatch(ctx, batch.id)).toMatchObject({ stored: 1, held: 0, dropped: 0 });
    expect(await stored()).toEqual([2, 2, 2]);
    expect(await charged()).toEqual([2n, 2n, 2n]);
    expect(await readBatch()).toMatchObject({ status: "done", outcome: { stored: 3, due: 3 } });
    expect(await collectBatch(ctx, batch.id)).toMatchObject({ stored: 0 });
    expect(await charged()).toEqual([2n, 2n, 2n]);
  },
  30_000,
);

test("briefly locked rows are stored in the same run, and two concurrent runs store each hour once", async () => {
  const { ctx, batch, stored, charged, readBatch, release } = await setUp("account");
  const runs = [collectBatch(ctx, batch.id), collectBatch(ctx, batch.id)];
  await sleep(700);
  await release();
  const counts = await Promise.all(runs);
  expect(counts.reduce((sum, run) => sum + run.stored, 0)).toBe(3);
  expect(counts.map(({ held }) => held)).toEqual([0, 0]);
  expect(await stored()).toEqual([2, 2, 2]);
  expect(await charged()).toEqual([2n, 2n, 2n]);
  expect(await readBatch()).toMatchObject({ status: "done", outcome: { stored: 3 } });
}, 30_000);
