import { and, eq, sql } from "drizzle-orm";
import { accounts, batches, ledgerEntries, organizations, trackings, usageHours, videoState } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import type { Platform } from "@/lib/platforms/schemas";
import { readHistories } from "@/lib/tracking/snapshots/read";
import { stateColumns } from "@/lib/tracking/snapshots/state";
import { dueAt, hourAt } from "@/lib/tracking/trackings/schedule-rules";
import type { Calls } from "@/scripts/simulate/sandbox";

/** IDs per call of the platform's video endpoint. */
const IDS_PER_CALL: Record<Platform, number> = { youtube: 50, twitter: 100, tiktok: 1, instagram: 1 };
/** Gap reasons that stem from a platform's response. For other reasons, no call was made. */
const FROM_PLATFORM = ["unavailable", "private", "rate_limited", "quota", "auth", "transient", "invalid_response"];

export interface StoredTotals {
  snapshots: number;
  gaps: Record<string, number>;
  status: Record<string, number>;
  charged: { snapshots: number; usd: number };
  ledgerEntries: number;
  batches: Record<string, number>;
  callsNeeded: Partial<Record<Platform, number>>;
  violations: string[];
}

/** Checks the stored data against the trackings' schedules, the ledger and the calls that were made. */
export async function checkStored(ctx: Context, options: { calls: Calls; exactCalls: boolean }): Promise<StoredTotals> {
  const violations: string[] = [];
  const rows = await ctx.db
    .select({ tracking: trackings, state: stateColumns })
    .from(trackings)
    .innerJoin(videoState, eq(videoState.trackingId, trackings.id));
  const { stored, missing } = await readHours(
    ctx,
    rows.map(({ tracking }) => tracking.id),
  );
  const hours = groupHours(stored);
  const reasons = groupHours(missing);
  const failed = groupHours(missing.filter(({ reason }) => FROM_PLATFORM.includes(reason)));
  // A video whose tracking was paused for lack of money was fetched before the pause, which is allowed although not
  // needed.
  const unpaid = missing.filter(({ reason }) => reason === "paused").length;

  const asked = new Map<Platform, Map<number, Set<number>>>();
  for (const { tracking, state } of rows) {
    const own = hours.get(tracking.id) ?? new Set();
    const lost = reasons.get(tracking.id) ?? new Set();
    const until = tracking.status === "error" ? state.settledHour : hourAt(tracking, tracking.endedAt ?? ctx.now());
    for (let hour = 0; hour <= until; hour++) {
      if (own.has(hour) && lost.has(hour)) violations.push(`tracking ${tracking.id}: hour ${hour} is stored and a gap`);
      if (!own.has(hour) && !lost.has(hour)) violations.push(`tracking ${tracking.id}: hour ${hour} is lost`);
    }
    if (own.size > 24 * tracking.durationDays) violations.push(`tracking ${tracking.id}: ${own.size} snapshots`);
    if (own.size !== state.snapshots)
      violations.push(`tracking ${tracking.id}: counts ${state.snapshots}, has ${own.size}`);
    const slots = asked.get(tracking.platform) ?? new Map<number, Set<number>>();
    asked.set(tracking.platform, slots);
    for (const hour of [...own, ...(failed.get(tracking.id) ?? [])]) {
      if (hour === 0) continue;
      const slot = dueAt(tracking, hour).getTime();
      slots.set(slot, (slots.get(slot) ?? new Set()).add(tracking.videoId));
    }
  }
  const callsNeeded: Partial<Record<Platform, number>> = {};
  for (const [platform, slots] of asked) {
    let needed = 0;
    for (const [slot, videoIds] of slots) {
      needed += Math.ceil(videoIds.size / IDS_PER_CALL[platform]);
      // Metadata that has a call of its own is fetched in the first hour of the day, separately from videos tracked since
      // midnight.
      if ((platform === "twitter" || platform === "youtube") && videoIds.size > 1 && new Date(slot).getUTCHours() === 0)
        needed += 1;
    }
    callsNeeded[platform] = needed;
    const made = Object.values(options.calls[platform] ?? {}).reduce((sum, { calls }) => sum + calls, 0);
    if (options.exactCalls && made > needed + unpaid)
      violations.push(`${platform}: ${made} calls, ${needed} were needed`);
  }
  const storedOf = new Map<number, number>();
  for (const { tracking } of rows)
    storedOf.set(
      tracking.organizationId,
      (storedOf.get(tracking.organizationId) ?? 0) + (hours.get(tracking.id)?.size ?? 0),
    );
  violations.push(...(await checkMoney(ctx, storedOf, stored.length)));
  const [charged] = await ctx.db.select({ usd: sql<string>`sum(charged + uncharged)` }).from(accounts);
  const [entries] = await ctx.db.select({ n: sql<number>`count(*)`.mapWith(Number) }).from(ledgerEntries);
  const runs = await ctx.db
    .select({ status: batches.status, n: sql<number>`count(*)`.mapWith(Number) })
    .from(batches)
    .groupBy(batches.status);
  return {
    snapshots: stored.length,
    gaps: countBy(missing.map(({ reason }) => reason)),
    status: countBy(rows.map(({ tracking }) => tracking.status)),
    charged: { snapshots: stored.length, usd: Number(charged?.usd ?? 0) / 1e6 },
    ledgerEntries: entries?.n ?? 0,
    batches: Object.fromEntries(runs.map(({ status, n }) => [status, n])),
    callsNeeded,
    violations,
  };
}

/** Every organization pays exactly for its stored snapshots, and its balance is the sum of its entries. */
async function checkMoney(ctx: Context, storedOf: ReadonlyMap<number, number>, storedInAll: number): Promise<string[]> {
  const violations: string[] = [];
  let charged = 0;
  for (const { account, price } of await ctx.db
    .select({ account: accounts, price: organizations.pricePerSnapshot })
    .from(accounts)
    .innerJoin(organizations, eq(organizations.id, accounts.organizationId))) {
    const own = account.organizationId;
    const [sums] = await ctx.db
      .select({
        ledger: sql<string>`coalesce(sum(${ledgerEntries.amount}), 0)`,
        usage: sql<string>`coalesce((select sum(amount) from ${usageHours} u where u.organization_id = ${own}), 0)`,
      })
      .from(ledgerEntries)
      .where(and(eq(ledgerEntries.organizationId, own), eq(ledgerEntries.unit, "usd_micros")));
    const stored = storedOf.get(own) ?? 0;
    const due = BigInt(stored) * price;
    charged += stored;
    const says = (what: string, is: bigint, shouldBe: bigint) => {
      if (is !== shouldBe)
        violations.push(`organization ${own}: ${what} is ${is}, should be ${shouldBe} micro-dollars`);
    };
    says("charged and uncharged", account.charged + account.uncharged, due);
    says("usage", BigInt(sums?.usage ?? 0), due);
    says("the balance", account.balance, BigInt(sums?.ledger ?? 0));
    if (account.balance < account.uncharged) violations.push(`organization ${own}: spent more than it has`);
  }
  if (charged !== storedInAll)
    violations.push(`${storedInAll} snapshots, of which ${charged} belong to an organization`);
  return violations;
}

/** Trackings whose histories are read together. */
const SLICE = 200;

async function readHours(ctx: Context, ids: readonly number[]) {
  const stored: { id: number; hour: number }[] = [];
  const missing: { id: number; hour: number; reason: string }[] = [];
  for (let first = 0; first < ids.length; first += SLICE)
    for (const [id, { series, gaps }] of await readHistories(ctx.db, ids.slice(first, first + SLICE))) {
      stored.push(...series.map(({ hour }) => ({ id, hour })));
      missing.push(...gaps.map((gap) => ({ id, ...gap })));
    }
  return { stored, missing };
}

function groupHours(rows: readonly { id: number; hour: number }[]): Map<number, Set<number>> {
  const groups = new Map<number, Set<number>>();
  for (const { id, hour } of rows) groups.set(id, (groups.get(id) ?? new Set()).add(hour));
  return groups;
}

function countBy(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}
