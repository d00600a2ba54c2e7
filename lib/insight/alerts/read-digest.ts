import { and, desc, eq, gte, inArray, lt, sql } from "drizzle-orm";
import { accounts, ledgerEntries, organizations, trackings, videoState, videos } from "@/db/schema";
import { runwayHours, toUsd } from "@/lib/billing/rules";
import type { Context } from "@/lib/core/context";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import type { DigestPeriod } from "@/lib/insight/alerts/digest-rules";
import { readOutliers } from "@/lib/insight/benchmarks/read-outliers";

/** Videos that each part of a digest names. */
const MOST = 5;
/** A video breaks out from this multiple of its creator's median on. */
const BREAKOUT = 2;
/** Hours without a snapshot after which a running video counts as stalled. */
const STALLED_HOURS = 6;
/** The newest running videos that are compared with their creators' others. */
const COMPARED = 500;

export interface DigestContent {
  brokeOut: { title: string; times: number; views: number }[];
  /** Running videos without a recent snapshot, or paused ones. */
  stalled: { count: number; titles: string[] };
  ended: { count: number; titles: string[] };
  spendUsd: number;
  availableUsd: number;
  /** Null while nothing is tracked. */
  runwayHours: number | null;
}

/** Returns what an organization's digest has to say about a period. */
export async function readDigest(ctx: Context, organizationId: number, period: DigestPeriod): Promise<DigestContent> {
  const mine = eq(trackings.organizationId, organizationId);
  const running = await ctx.db
    .select({ id: trackings.id, publicId: trackings.publicId, title: videos.title, link: trackings.videoLink })
    .from(trackings)
    .innerJoin(videos, eq(videos.id, trackings.videoId))
    .where(and(mine, eq(trackings.status, "monitoring")))
    .orderBy(desc(trackings.createdAt), desc(trackings.id))
    .limit(COMPARED);
  const titles = new Map(running.map(({ publicId, title, link }) => [publicId, title ?? link]));
  const compared = inArray(
    trackings.id,
    running.map(({ id }) => id),
  );
  const outliers = running.length === 0 ? [] : await readOutliers(ctx.db, organizationId, compared);
  const brokeOut = outliers
    .flatMap(({ id, times, views }) => (times !== null && times >= BREAKOUT ? { id, times, views } : []))
    .sort((a, b) => b.times - a.times)
    .slice(0, MOST)
    .map(({ id, times, views }) => ({ title: titles.get(id) ?? "", times, views }));
  const silentSince = new Date(ctx.now().getTime() - STALLED_HOURS * HOUR_MS).toISOString();
  const isStalled = sql`(${trackings.status} = 'paused' or (${trackings.status} = 'monitoring'
    and coalesce(${videoState.latestAt}, ${trackings.startedAt}) < ${silentSince}::timestamptz))`;
  const named = (where: Parameters<typeof and>[0]) =>
    ctx.db
      .select({ title: videos.title, link: trackings.videoLink, count: sql<number>`count(*) over ()::int` })
      .from(trackings)
      .innerJoin(videos, eq(videos.id, trackings.videoId))
      .innerJoin(videoState, eq(videoState.trackingId, trackings.id))
      .where(and(mine, where))
      .orderBy(desc(trackings.id))
      .limit(MOST);
  const counted = (rows: Awaited<ReturnType<typeof named>>) => ({
    count: rows[0]?.count ?? 0,
    titles: rows.map(({ title, link }) => title ?? link),
  });
  const stalled = counted(await named(isStalled));
  const ended = counted(await named(and(gte(trackings.endedAt, period.from), lt(trackings.endedAt, period.to))));
  return { brokeOut, stalled, ended, ...(await readMoney(ctx, organizationId, period)) };
}

async function readMoney(ctx: Context, organizationId: number, { from, to }: DigestPeriod) {
  const [spent] = await ctx.db
    .select({ amount: sql<string>`coalesce(-sum(${ledgerEntries.amount}), 0)` })
    .from(ledgerEntries)
    .where(
      and(
        eq(ledgerEntries.organizationId, organizationId),
        eq(ledgerEntries.unit, "usd_micros"),
        inArray(ledgerEntries.kind, ["usage", "follower_sample"]),
        gte(ledgerEntries.createdAt, from),
        lt(ledgerEntries.createdAt, to),
      ),
    );
  const [account] = await ctx.db
    .select({
      available: sql<string>`${accounts.balance} - ${accounts.uncharged}`,
      running: accounts.monitoring,
      price: organizations.pricePerSnapshot,
    })
    .from(accounts)
    .innerJoin(organizations, eq(organizations.id, accounts.organizationId))
    .where(eq(accounts.organizationId, organizationId));
  const available = BigInt(account?.available ?? 0);
  return {
    spendUsd: toUsd(BigInt(spent?.amount ?? 0)),
    availableUsd: toUsd(available),
    runwayHours: account ? runwayHours(available, account.price, account.running) : null,
  };
}
