import { asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { outbox, webhookDeliveries } from "@/db/schema";
import { env } from "@/lib/core/env";
import { MINUTE_MS, SECOND_MS } from "@/lib/core/time/unit-rules";
import { enqueueMail } from "@/lib/outbound/outbox/enqueue";
import { attemptDue, type Queue, type Verdict } from "@/lib/outbound/queue/attempt-due";
import { isDue, type QueueTable } from "@/lib/outbound/queue/due";
import { testContext } from "@/test/context";
import { setUpWebhooks } from "@/test/webhooks";

const LEASE_MS = 2 * MINUTE_MS;
const DELIVERED: Verdict = { kind: "delivered" };
const FAILED: Verdict = { kind: "failed" };
const mail = {
  to: "dana@example.test",
  organizationId: null,
  template: "sign_in_link" as const,
  data: { name: "Dana", minutes: 15, url: "http://localhost:3000/sign-in-link" },
};

beforeAll(() => {
  env().WEBHOOK_ALLOW_LOOPBACK = true;
});
afterAll(() => {
  env().WEBHOOK_ALLOW_LOOPBACK = false;
});

async function oneMail() {
  const ctx = testContext();
  await ctx.db.delete(outbox);
  await ctx.db.transaction((tx) => enqueueMail(ctx, tx, mail));
  return ctx;
}

async function oneWebhook() {
  const { ctx, emit } = await setUpWebhooks("http://127.0.0.1:9");
  await emit();
  return ctx;
}

/** A row's attempt that the test ends by hand. */
function pendingAttempt() {
  let end: (verdict: Verdict) => void = () => undefined;
  let begin: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const ended = new Promise<Verdict>((resolve) => {
    end = resolve;
  });
  const attempt = () => {
    begin();
    return ended;
  };
  return { attempt, begun, end };
}

describe.each<[string, QueueTable, () => ReturnType<typeof oneMail>]>([
  ["outbox", outbox, oneMail],
  ["webhook deliveries", webhookDeliveries, oneWebhook],
])("a row of the %s", (_, table, enqueueOne) => {
  let ctx: Awaited<ReturnType<typeof oneMail>>;
  let id: number;
  /** The numbers of the attempts that counted. */
  let recorded: (number | null)[];

  const row = async () => (await ctx.db.select().from(table).where(eq(table.id, id)))[0];
  const isRowDue = async () => (await ctx.db.$count(table, isDue(table, ctx.now()))) === 1;
  const run = (attempt: (signal: AbortSignal) => Promise<Verdict>, changed: Partial<Queue<string, Verdict>> = {}) =>
    attemptDue<string, Verdict>(
      ctx,
      {
        table,
        schedule: { gapsMs: [SECOND_MS, MINUTE_MS] },
        leaseMs: LEASE_MS,
        attemptMs: 30 * SECOND_MS,
        awaited: "The test",
        load: async () => "work",
        attempt: (_work, signal) => attempt(signal),
        reportLate: () => FAILED,
        judge: (verdict) => verdict,
        record: async (_tx, _settled, settle) => {
          recorded.push(await settle());
        },
        ...changed,
      },
      id,
    );

  beforeEach(async () => {
    ctx = await enqueueOne();
    const [first] = await ctx.db.select({ id: table.id }).from(table).orderBy(asc(table.id));
    id = first?.id ?? 0;
    recorded = [];
  });

  it("is attempted by one of two workers", async () => {
    const first = pendingAttempt();
    const running = run(first.attempt);
    await first.begun;
    expect(await isRowDue()).toBe(false);
    expect(await run(async () => DELIVERED)).toEqual({ outcome: "not_due" });
    first.end(DELIVERED);
    expect(await running).toEqual({ outcome: "delivered" });
    expect(await row()).toMatchObject({ attempts: 1, deliveredAt: ctx.now(), failedAt: null });
    const late = await Promise.all([1, 2, 3].map(() => run(async () => DELIVERED)));
    expect(late.map(({ outcome }) => outcome)).toEqual(["not_due", "not_due", "not_due"]);
    expect(recorded).toEqual([1]);
  });

  it("that another transaction holds is skipped, without waiting for it", async () => {
    await ctx.db.transaction(async (tx) => {
      await tx.select().from(table).where(eq(table.id, id)).for("update");
      expect(await run(async () => DELIVERED)).toEqual({ outcome: "not_due" });
    });
    expect(await isRowDue()).toBe(true);
    expect(await run(async () => DELIVERED)).toEqual({ outcome: "delivered" });
  });

  it("is due again when its lease is over, after a crash in the middle of an attempt", async () => {
    await expect(run(() => Promise.reject(new Error("power lost")))).rejects.toThrow("power lost");
    ctx.clock.advance(LEASE_MS - 1);
    expect(await run(async () => DELIVERED)).toEqual({ outcome: "not_due" });
    ctx.clock.advance(1);
    expect(await isRowDue()).toBe(true);
    expect(await run(async () => DELIVERED)).toEqual({ outcome: "delivered" });
    expect(recorded).toEqual([1]);
  });

  it("is due again after a crash between an attempt and its record", async () => {
    const crash = { record: () => Promise.reject(new Error("power lost")) };
    await expect(run(async () => DELIVERED, crash)).rejects.toThrow("power lost");
    expect(await row()).toMatchObject({ attempts: 0, deliveredAt: null });
    ctx.clock.advance(LEASE_MS);
    expect(await run(async () => DELIVERED)).toEqual({ outcome: "delivered" });
  });

  it("belongs to the next worker after its lease: the first one's failure doesn't count", async () => {
    const [first, second] = [pendingAttempt(), pendingAttempt()];
    const slow = run(first.attempt);
    await first.begun;
    ctx.clock.advance(LEASE_MS);
    const next = run(second.attempt);
    await second.begun;
    const leased = (await row())?.nextAttemptAt;
    first.end(FAILED);
    await slow;
    expect(await row()).toMatchObject({ attempts: 0, nextAttemptAt: leased });
    second.end(DELIVERED);
    expect(await next).toEqual({ outcome: "delivered" });
    expect(recorded).toEqual([null, 1]);
  });

  it("that was delivered after its lease isn't sent again, whatever the next worker recorded", async () => {
    const first = pendingAttempt();
    const slow = run(first.attempt);
    await first.begun;
    ctx.clock.advance(LEASE_MS);
    expect(await run(async () => FAILED)).toEqual({ outcome: "retry" });
    first.end(DELIVERED);
    await slow;
    ctx.clock.advance(LEASE_MS);
    expect(await run(async () => DELIVERED)).toEqual({ outcome: "not_due" });
    expect(recorded).toEqual([1, 2]);
  });

  it("fails at the deadline, even if the attempt makes progress", async () => {
    let isAborted = false;
    const endless = (signal: AbortSignal) =>
      new Promise<Verdict>(() => {
        signal.addEventListener("abort", () => {
          isAborted = true;
        });
      });
    expect(await run(endless, { attemptMs: 50 })).toEqual({ outcome: "retry" });
    expect(isAborted).toBe(true);
    expect(await row()).toMatchObject({ attempts: 1, nextAttemptAt: new Date(ctx.now().getTime() + SECOND_MS) });
  });

  it("is retried by the schedule, and given up after its last gap", async () => {
    const outcomes: string[] = [];
    for (const gapMs of [SECOND_MS, MINUTE_MS, 0, 0]) {
      outcomes.push((await run(async () => FAILED)).outcome);
      ctx.clock.advance(gapMs - 1);
      expect(await isRowDue()).toBe(false);
      ctx.clock.advance(1);
    }
    expect(outcomes).toEqual(["retry", "retry", "failed", "not_due"]);
    expect(await row()).toMatchObject({ attempts: 3, deliveredAt: null, failedAt: expect.any(Date) });
  });

  it("waits as long as the receiver requested, but never less than its gap", async () => {
    const next = async () => ((await row())?.nextAttemptAt?.getTime() ?? 0) - ctx.now().getTime();
    await run(async () => ({ kind: "failed", waitMs: 1 }));
    expect(await next()).toBe(SECOND_MS);
    ctx.clock.advance(SECOND_MS);
    await run(async () => ({ kind: "failed", waitMs: 60 * MINUTE_MS }));
    expect(await next()).toBe(60 * MINUTE_MS);
  });

  it("is given up when it is refused, or when it can't be delivered any more", async () => {
    expect(await run(async () => DELIVERED, { load: async () => null })).toEqual({ outcome: "failed" });
    expect(await row()).toMatchObject({ attempts: 0, failedAt: ctx.now() });
    await ctx.db.update(table).set({ failedAt: null, nextAttemptAt: ctx.now() }).where(eq(table.id, id));
    expect(await run(async () => ({ kind: "refused" }))).toEqual({ outcome: "failed" });
    expect(await row()).toMatchObject({ attempts: 1, failedAt: ctx.now() });
  });
});
