import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { ledgerEntries, trackings, usageHours, webhookDeliveries } from "@/db/schema";
import { getAccount } from "@/lib/billing/account";
import { closeHours } from "@/lib/billing/close-hours";
import type { Context, OrganizationContext } from "@/lib/core/context";
import { HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/core/time/unit-rules";
import { createEndpoint } from "@/lib/developers/webhooks/create";
import { canonicalVideoUrl } from "@/lib/platforms/rules";
import { claimDue } from "@/lib/tracking/collection/claim";
import { collectBatch } from "@/lib/tracking/collection/collect";
import { completeDue } from "@/lib/tracking/collection/complete";
import { sweepBatches } from "@/lib/tracking/collection/sweep";
import { topUp } from "@/lib/tracking/funding/top-up";
import { hoursOf } from "@/lib/tracking/snapshots/fixtures";
import { slotOf } from "@/lib/tracking/trackings/slot";
import { mintId } from "@/sandbox/ids";
import { createTestOrganization, testContext } from "@/test/context";
import { trackVideo } from "@/test/track";

const APART_MS = 90 * SECOND_MS;
const HOURS = 24;
const ALL_HOURS = Array.from({ length: HOURS }, (_, hour) => hour);
/** Due while the machines run. */
const COLLECTED = [0, 1, 2, 3, 4, 5, 22, 23];
const PRICE = 15_000n;
/** The tests share a database, including the claimed slots, so each is later than the one before. */
let start = new Date("2026-05-10T11:58:10Z");

/** Two machines on one database: the clock of `fast` is ahead. */
function twoMachines() {
  start = new Date(start.getTime() + 10 * 24 * HOUR_MS);
  const slow = testContext(start);
  const fast: Context = { ...slow, now: () => new Date(slow.now().getTime() + APART_MS) };
  return { slow, fast, advance: slow.clock.advance };
}

/** A video that is due in the given minute of the hour. */
function mintDueAt(minute: number, published: Date): string {
  for (let attempt = 0; ; attempt++) {
    const id = mintId("youtube", published, `clocks apart:${published.toISOString()}:${attempt}`);
    if (slotOf("youtube", id) === minute) return id;
  }
}

async function collectOn(machines: readonly Context[], claimer: Context): Promise<void> {
  const claimed = [...(await claimDue(claimer)), ...(await sweepBatches(claimer))];
  await Promise.all(claimed.flatMap(({ id }) => machines.map((machine) => collectBatch(machine, id))));
}

/** Neither machine runs in the hours between: they would be like the first ones. */
const IDLE = { from: 5 * 60, until: 21 * 60 };

test.each([
  { tracked: "slow", minutesLater: 1 },
  { tracked: "fast", minutesLater: 1 },
] as const)(
  "a video tracked by the $tracked machine and due $minutesLater min later has every hour once",
  async ({ tracked, minutesLater }) => {
    const { slow, fast, advance } = twoMachines();
    const owner = await createTestOrganization(slow, { plan: "pro" });
    await createEndpoint(owner, { url: "https://receiver.example/hook", events: ["tracking.completed"] });
    // Both machines run jobs already: the fast one has claimed minutes that haven't come for the slow one.
    for (const machine of [slow, fast]) await claimDue(machine);
    const machine = tracked === "slow" ? slow : fast;
    const minute = new Date(machine.now().getTime() + minutesLater * MINUTE_MS).getUTCMinutes();
    const externalId = mintDueAt(minute, new Date(start.getTime() - HOUR_MS));
    const link = canonicalVideoUrl("youtube", externalId);
    const by: OrganizationContext = { ...owner, now: machine.now };
    const { id } = await trackVideo(by, { video_link: link, duration_days: HOURS / 24 });
    const [tracking] = await slow.db.select().from(trackings).where(eq(trackings.publicId, id));
    if (!tracking) throw new Error("not tracked");

    for (let passed = 0; passed <= (HOURS + 1) * 60; passed++) {
      if (passed > IDLE.from && passed < IDLE.until) {
        advance(MINUTE_MS);
        continue;
      }
      const minutes = [slow, fast].map(({ now }) => now().getUTCMinutes());
      const order = passed % 2 === 0 ? [slow, fast] : [fast, slow];
      if (minutes.includes(0)) {
        await Promise.all(order.map(closeHours));
        await Promise.all(order.map(completeDue));
      }
      // Nothing is due in other minutes.
      if (minutes.some((at) => Math.abs(at - minute) <= 1)) for (const one of order) await collectOn(order, one);
      advance(MINUTE_MS);
    }

    const { hours, gaps } = await hoursOf(slow.db, tracking.id);
    expect(hours).toEqual(expect.arrayContaining(COLLECTED));
    const missed = ALL_HOURS.filter((hour) => !hours.includes(hour));
    expect(missed.length).toBeGreaterThan(10);
    expect(gaps).toEqual(missed.map((hour) => ({ hour, reason: "missed" })));
    const charged = BigInt(hours.length) * PRICE;
    const account = await getAccount(slow.db, owner.organization.id);
    expect(account.snapshots).toBe(hours.length);
    expect([account.charged, account.uncharged]).toEqual([charged, 0n]);
    const own = eq(ledgerEntries.organizationId, owner.organization.id);
    const booked = await slow.db
      .select()
      .from(ledgerEntries)
      .where(and(own, eq(ledgerEntries.kind, "usage")));
    const sealed = await slow.db.select().from(usageHours).where(eq(usageHours.organizationId, owner.organization.id));
    expect(booked).toHaveLength(sealed.length);
    expect(booked.reduce((sum, { amount }) => sum - amount, 0n)).toBe(charged);
    const completed = eq(webhookDeliveries.organizationId, owner.organization.id);
    expect(await slow.db.$count(webhookDeliveries, completed)).toBe(1);
  },
);

test("a top-up on the slow machine resumes at the next hour, and the one that the fast machine has claimed is paused", async () => {
  const { slow, fast, advance } = twoMachines();
  const owner = await createTestOrganization(slow, { balanceUsd: 0.36 });
  const minute = new Date(slow.now().getTime() + MINUTE_MS).getUTCMinutes();
  const link = canonicalVideoUrl("youtube", mintDueAt(minute, new Date(start.getTime() - HOUR_MS)));
  const { id } = await trackVideo(owner, { video_link: link, duration_days: 1 });
  const [tracking] = await slow.db.select().from(trackings).where(eq(trackings.publicId, id));
  await slow.db
    .update(trackings)
    .set({ status: "paused", statusReason: "no_balance" })
    .where(eq(trackings.publicId, id));
  await claimDue(fast);
  await topUp(slow, { organizationId: owner.organization.id, amount: 10_000_000n, idempotencyKey: "again" });
  advance(HOUR_MS);
  await collectOn([slow, fast], fast);
  expect(await hoursOf(slow.db, tracking?.id ?? 0)).toEqual({ hours: [0, 2], gaps: [{ hour: 1, reason: "paused" }] });
});
