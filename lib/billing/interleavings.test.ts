import { and, eq } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accounts, ledgerEntries, trackings, usageHours, videoState } from "@/db/schema";
import { closeHours } from "@/lib/billing/close-hours";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { canonicalVideoUrl } from "@/lib/platforms/rules";
import { PLATFORMS } from "@/lib/platforms/schemas";
import { type ClaimedBatch, claimDue } from "@/lib/tracking/collection/claim";
import { collectBatch } from "@/lib/tracking/collection/collect";
import { completeDue } from "@/lib/tracking/collection/complete";
import { sweepBatches } from "@/lib/tracking/collection/sweep";
import { topUp } from "@/lib/tracking/funding/top-up";
import { readHistories } from "@/lib/tracking/snapshots/read";
import { hourAt, lastHour } from "@/lib/tracking/trackings/schedule-rules";
import { stopVideo } from "@/lib/tracking/videos/stop";
import { mintId } from "@/sandbox/ids";
import { createTestOrganization, testContext } from "@/test/context";
import { trackVideo } from "@/test/track";

/** One action. All actions of a step run concurrently. */
type Act =
  | { do: "track"; organization: number; video: number }
  | { do: "stop"; organization: number; nth: number }
  | { do: "topUp"; organization: number; key: number }
  | { do: "collect"; replay: boolean; crash: boolean }
  | { do: "sweep" }
  | { do: "close" }
  | { do: "complete" };

const organization = fc.integer({ min: 0, max: 1 });
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant("track" as const), organization, video: fc.integer({ min: 0, max: 5 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("stop" as const), organization, nth: fc.integer({ min: 0, max: 5 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("topUp" as const), organization, key: fc.integer({ min: 0, max: 3 }) }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant("collect" as const), replay: fc.boolean(), crash: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("sweep" as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("close" as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("complete" as const) }) },
);
const history = fc.array(
  fc.record({ minutes: fc.integer({ min: 1, max: 150 }), acts: fc.array(act, { minLength: 1, maxLength: 4 }) }),
  { minLength: 3, maxLength: 14 },
);

class Crash extends Error {}

let run = 0;

async function play(steps: { minutes: number; acts: Act[] }[]) {
  run += 1;
  // Runs share a database and its claimed slots, so each has its own period.
  const start = new Date(Date.UTC(2024, 0, 1) + run * 20 * 86_400_000);
  const ctx = testContext(start);
  const owners = [
    await createTestOrganization(ctx, { balanceUsd: 0.45 }),
    await createTestOrganization(ctx, { balanceUsd: 0.4 }),
  ];
  const claimed: ClaimedBatch[] = [];
  const link = (video: number) => {
    const platform = PLATFORMS[video % PLATFORMS.length] ?? "youtube";
    return canonicalVideoUrl(
      platform,
      mintId(platform, new Date(start.getTime() - 3_600_000), `interleaving:${run}:${video}`),
    );
  };
  const ownerOf = (index: number): OrganizationContext => {
    const owner = owners[index];
    if (!owner) throw new Error("organization not found");
    return owner;
  };
  const acts: { [K in Act["do"]]: (act: Extract<Act, { do: K }>) => Promise<unknown> } = {
    track: ({ organization, video }) =>
      trackVideo(ownerOf(organization), { video_link: link(video), duration_days: 1 }),
    stop: async ({ organization, nth }) => {
      const owner = ownerOf(organization);
      const rows = await ctx.db.select().from(trackings).where(eq(trackings.organizationId, owner.organization.id));
      const id = rows[nth]?.publicId;
      if (id) await stopVideo(owner, { id });
    },
    topUp: ({ organization, key }) =>
      topUp(ctx, {
        organizationId: ownerOf(organization).organization.id,
        amount: 10_000_000n,
        idempotencyKey: `${key}`,
      }),
    collect: async ({ replay, crash }) => {
      claimed.push(...(await claimDue(ctx)));
      const batches = replay ? claimed : claimed.slice(-8);
      for (const { id } of batches) await collectBatch(crash ? crashing(ctx) : ctx, id);
    },
    sweep: async () => {
      for (const { id } of await sweepBatches(ctx)) await collectBatch(ctx, id);
    },
    close: () => closeHours(ctx),
    complete: () => completeDue(ctx),
  };
  const perform = (step: Act): Promise<unknown> => acts[step.do](step as never);
  for (const { minutes, acts: atOnce } of steps) {
    ctx.clock.advance(minutes * 60_000);
    const results = await Promise.allSettled(atOnce.map(perform));
    for (const result of results)
      if (result.status === "rejected" && !(result.reason instanceof AppError) && !(result.reason instanceof Crash))
        throw result.reason;
    await assertBooks(ctx, owners);
  }
  return { ctx, owners };
}

/** Fails at the end of its transaction, before the commit. */
function crashing<T extends { db: OrganizationContext["db"] }>(ctx: T): T {
  const transaction: OrganizationContext["db"]["transaction"] = (work, config) =>
    ctx.db.transaction(async (tx) => {
      await work(tx);
      throw new Crash();
    }, config);
  const db = new Proxy(ctx.db, {
    get: (target, name) => (name === "transaction" ? transaction : Reflect.get(target, name)),
  });
  return { ...ctx, db };
}

/** What must hold at every moment, in any order of the steps. */
async function assertBooks(ctx: ReturnType<typeof testContext>, owners: OrganizationContext[]) {
  for (const { organization } of owners) {
    const own = organization.id;
    const [account] = await ctx.db.select().from(accounts).where(eq(accounts.organizationId, own));
    const entries = await ctx.db
      .select()
      .from(ledgerEntries)
      .where(and(eq(ledgerEntries.organizationId, own), eq(ledgerEntries.unit, "usd_micros")))
      .orderBy(ledgerEntries.id);
    const usage = await ctx.db.select().from(usageHours).where(eq(usageHours.organizationId, own));
    const rows = await ctx.db
      .select({ tracking: trackings, state: videoState })
      .from(trackings)
      .innerJoin(videoState, eq(videoState.trackingId, trackings.id))
      .where(eq(trackings.organizationId, own));
    const histories = await readHistories(
      ctx.db,
      rows.map(({ tracking }) => tracking.id),
    );
    const stored = [...histories.values()].reduce((total, { series }) => total + series.length, 0);
    if (!account) throw new Error("no account");

    const sum = (amounts: bigint[]) => amounts.reduce((a, b) => a + b, 0n);
    expect(account.balance).toBe(sum(entries.map(({ amount }) => amount)));
    expect(account.uncharged).toBe(sum(usage.filter(({ sealedAt }) => !sealedAt).map(({ amount }) => amount)));
    expect(account.charged).toBe(-sum(entries.filter(({ kind }) => kind === "usage").map(({ amount }) => amount)));
    expect(account.balance - account.uncharged >= 0n).toBe(true);
    expect(account.charged + account.uncharged).toBe(BigInt(stored) * organization.pricePerSnapshot);
    expect(account.snapshots).toBe(stored);
    let balance = 0n;
    for (const entry of entries) {
      balance += entry.amount;
      expect(entry.balanceAfter).toBe(balance);
      expect(balance >= 0n).toBe(true);
    }
    for (const { tracking, state } of rows) {
      expect(state.snapshots).toBeLessThanOrEqual(24 * tracking.durationDays);
      expect(state.settledHour).toBeLessThanOrEqual(lastHour(tracking.durationDays));
      const settled = histories.get(tracking.id);
      expect(settled?.series.length).toBe(state.snapshots);
      // Nothing is lost: every hour up to the settled one is a snapshot or a gap with a reason.
      expect((settled?.series.length ?? 0) + (settled?.gaps.length ?? 0)).toBe(state.settledHour + 1);
      if (tracking.status === "completed" && tracking.statusReason === null)
        expect(state.settledHour).toBe(hourAt(tracking, tracking.endsAt));
    }
  }
}

describe("the ledger", () => {
  it("balance after every step of any history", { timeout: 180_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(history, async (steps) => void (await play(steps))),
      {
        numRuns: Number(process.env.PROPERTY_RUNS ?? 25),
      },
    );
  });
});
