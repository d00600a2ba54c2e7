import { asc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { trackings, webhookDeliveries } from "@/db/schema";
import { availableBalanceOf, getAccount } from "@/lib/billing/account";
import { accrue } from "@/lib/billing/accrue";
import { HOUR_MS, SECOND_MS } from "@/lib/core/time/unit-rules";
import { createEndpoint } from "@/lib/developers/webhooks/create";
import { canonicalVideoUrl } from "@/lib/platforms/rules";
import { claimDue } from "@/lib/tracking/collection/claim";
import { collectBatch } from "@/lib/tracking/collection/collect";
import { sweepBatches } from "@/lib/tracking/collection/sweep";
import { topUp } from "@/lib/tracking/funding/top-up";
import { hoursOf } from "@/lib/tracking/snapshots/fixtures";
import { dueAt } from "@/lib/tracking/trackings/schedule-rules";
import { mintId } from "@/sandbox/ids";
import { createTestOrganization, testContext } from "@/test/context";
import { trackVideo } from "@/test/track";

const PRICE = 15_000n;
/** The tests share a database, including the claimed slots, so each is later than the one before. */
let start = new Date("2026-02-01T12:00:10Z");

/** A tracking, in the minute in which its hour 1 is due, and what can happen in that minute. */
async function setUp(name: string) {
  start = new Date(start.getTime() + 10 * 24 * HOUR_MS);
  const ctx = testContext(start);
  const owner = await createTestOrganization(ctx, { balanceUsd: 0.36 });
  const organizationId = owner.organization.id;
  await createEndpoint(owner, {
    url: "https://receiver.example/hook",
    events: ["tracking.paused", "tracking.resumed", "snapshot.created"],
  });
  const externalId = mintId("youtube", new Date(start.getTime() - HOUR_MS), `due minute ${name}`);
  const link = canonicalVideoUrl("youtube", externalId);
  const { id } = await trackVideo(owner, { video_link: link, duration_days: 1 });
  const read = async () => {
    const [row] = await ctx.db.select().from(trackings).where(eq(trackings.publicId, id));
    if (!row) throw new Error("not tracked");
    return row;
  };
  const tracking = await read();
  const turnTo = (hour: number) => ctx.clock.set(dueAt(tracking, hour));
  turnTo(1);
  let claimed: number[] = [];
  let others = 0;
  const steps = {
    claim: async () => {
      claimed = (await claimDue(ctx)).map((batch) => batch.id);
    },
    collect: () => Promise.all(claimed.map((batch) => collectBatch(ctx, batch))),
    /** Another tracking's snapshots use what is left. */
    spend: async () => {
      const left = availableBalanceOf(await getAccount(ctx.db, organizationId));
      const snapshots = Number(left / PRICE);
      others += snapshots;
      await ctx.db.transaction((tx) => accrue(ctx, tx, [{ organizationId, snapshots, amount: left }]));
    },
    topUp: () => topUp(ctx, { organizationId, amount: 10_000_000n, idempotencyKey: `${name} ${others}` }),
    later: async () => ctx.clock.advance(20 * SECOND_MS),
    nextHour: async () => turnTo(2),
  };
  const events = async () => {
    const own = eq(webhookDeliveries.organizationId, organizationId);
    const rows = await ctx.db.select().from(webhookDeliveries).where(own).orderBy(asc(webhookDeliveries.id));
    return rows.map(({ type }) => type);
  };
  return { ctx, owner, tracking, steps, read, turnTo, events, others: () => others };
}

type Step = keyof Awaited<ReturnType<typeof setUp>>["steps"];
/** Steps that begin together are in a list of their own. Whether hour 1 and 2 have a snapshot; null if either is right. */
const CASES: { name: string; steps: (Step | Step[])[]; hours: [boolean | null, boolean | null] }[] = [
  {
    name: "the balance was used up before, and the top-up follows in the same minute",
    steps: ["spend", "claim", "collect", "later", "topUp", "collect"],
    hours: [false, true],
  },
  {
    name: "the top-up comes between the claim and the call",
    steps: ["spend", "claim", "topUp", "collect"],
    hours: [true, true],
  },
  {
    name: "the balance is used up between the claim and the call",
    steps: ["claim", "spend", "collect", "topUp", "collect", "later", "collect"],
    hours: [false, true],
  },
  {
    name: "two runs of the batch and the top-up begin together",
    steps: ["spend", "claim", ["collect", "topUp", "collect"]],
    hours: [null, true],
  },
  {
    name: "the spending, the batch and the top-up begin together",
    steps: ["claim", ["spend", "collect", "topUp"]],
    hours: [null, true],
  },
  {
    name: "an hour later, the top-up comes in the due minute before the claim",
    steps: ["spend", "claim", "collect", "nextHour", "topUp", "claim", "collect"],
    hours: [false, false],
  },
  {
    name: "an hour later, the top-up and the claim begin together",
    steps: ["spend", "claim", "collect", "nextHour", ["topUp", "claim"], "collect", "later", "collect"],
    hours: [false, false],
  },
];

test.each(CASES)("$name", async ({ name, steps, hours: expected }) => {
  const { ctx, owner, tracking, steps: does, read, turnTo, events, others } = await setUp(name);
  for (const step of steps) await Promise.all([step].flat().map((one) => does[one]()));
  // What was left over continues by the sweep, and the hours after it as usual.
  for (let hour = 2; hour <= 3; hour++) {
    if (ctx.now() < dueAt(tracking, hour)) turnTo(hour);
    for (const { id } of [...(await sweepBatches(ctx)), ...(await claimDue(ctx))]) await collectBatch(ctx, id);
  }

  expect(await read()).toMatchObject({ status: "monitoring", statusReason: null, endsAt: tracking.endsAt });
  const { hours, gaps } = await hoursOf(ctx.db, tracking.id);
  const settled = [...hours, ...gaps.map(({ hour }) => hour)].sort((a, b) => a - b);
  expect(settled).toEqual([0, 1, 2, 3]);
  expect(new Set(gaps.map(({ reason }) => reason))).toEqual(new Set(gaps.length > 0 ? ["paused"] : []));
  for (const [index, isStored] of expected.entries())
    if (isStored !== null)
      expect({ hour: index + 1, isStored: hours.includes(index + 1) }).toEqual({ hour: index + 1, isStored });

  const account = await getAccount(ctx.db, owner.organization.id);
  expect(account.snapshots).toBe(hours.length + others());
  expect(account.charged + account.uncharged).toBe(BigInt(account.snapshots) * PRICE);
  const written = await events();
  // The first snapshot was written with the tracking.
  expect(written.filter((type) => type === "snapshot.created")).toHaveLength(hours.length);
  const changes = written.filter((type) => type !== "snapshot.created");
  expect(changes).toEqual(gaps.length > 0 ? ["tracking.paused", "tracking.resumed"] : []);
});
