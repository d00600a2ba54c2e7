import { toUsd } from "@/lib/billing/rules";
import type { Context } from "@/lib/core/context";
import { env, usesInngestServer } from "@/lib/core/env";
import { log } from "@/lib/core/log";
import { processRequests } from "@/lib/developers/requests/log";
import { checkWrites } from "@/lib/operations/jobs/check-writes";
import { presentQuota } from "@/lib/operations/jobs/read-upstream";
import { ageInSeconds } from "@/lib/operations/jobs/state";
import { type Figures, readFigures } from "@/lib/operations/metrics/read";
import { type Metrics, processMetrics } from "@/lib/operations/metrics/registry";
import { PLATFORMS } from "@/lib/platforms/schemas";

/** Applies to all scrapes together, regardless of how frequent they are. */
const FRESH_MS = 5_000;

// One per process, like the registry.
const shared = globalThis as typeof globalThis & { clipscopeScrape?: { at: number; text: Promise<string> } };

/** Returns the metrics text for Prometheus, at most five seconds old. */
export function scrape(ctx: Context): Promise<string> {
  const now = performance.now();
  const last = shared.clipscopeScrape;
  if (last && now - last.at < FRESH_MS) return last.text;
  const text = collect(ctx, processMetrics());
  shared.clipscopeScrape = { at: now, text };
  return text;
}

/** Collects the metrics. If the database is unreachable, only the metrics stored in it are missing. */
export async function collect(ctx: Context, metrics: Metrics): Promise<string> {
  const requests = processRequests();
  metrics.logWaiting.set(requests.state.waiting);
  metrics.logLost.reset();
  metrics.logLost.inc(requests.lost);
  const figures = await readFigures(ctx).catch((error: unknown) => {
    const reason = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    log.error({ err: reason }, "the metrics could not be read from the database");
    return null;
  });
  // Only after the database responds: a concurrent scrape may have set the same counters, and they would add up.
  for (const metric of Object.values(metrics.single)) metric.reset();
  for (const metric of Object.values(metrics.labelled)) metric.reset();
  metrics.database.set(figures ? 1 : 0);
  metrics.writable.set(figures && (await checkWrites(ctx)).isWritable ? 1 : 0);
  if (figures) {
    writeSingle(metrics.single, figures, ctx.now());
    writeLabelled(metrics.labelled, figures, ctx.now());
  } else for (const metric of Object.values(metrics.single)) metric.remove();
  return metrics.registry.metrics();
}

function writeSingle(stored: Metrics["single"], { standing, sums, queues }: Figures, now: Date): void {
  stored.snapshots.inc(sums.snapshots);
  // If nothing was ever claimed, or there was no heartbeat yet, the metric is omitted.
  setOrRemove(stored.lag, ageInSeconds(standing.claimedThrough, now));
  // Rows that an executor left before the jobs moved to an Inngest server are outdated and do not mean a slow executor.
  setOrRemove(stored.beatAge, usesInngestServer(env()) ? null : ageInSeconds(standing.beatAt, now));
  stored.openBatches.set(standing.openBatches);
  stored.oldestBatch.set(ageInSeconds(standing.oldestOpenAt, now) ?? 0);
  for (const { queue, waiting } of queues)
    (queue === "mail" ? stored.outboxWaiting : stored.webhooksWaiting).set(waiting);
  stored.outboxOldest.set(sums.outbox_oldest);
}

function writeLabelled(stored: Metrics["labelled"], figures: Figures, now: Date): void {
  for (const { job, success, status } of usesInngestServer(env()) ? [] : figures.jobs) {
    if (typeof success === "number") stored.jobSuccess.set({ job }, success);
    if (status) stored.jobFailing.set({ job }, status === "failed" ? 1 : 0);
  }
  for (const { queue, overdueSeconds, status } of figures.queues) {
    stored.queueOverdue.set({ queue }, overdueSeconds);
    stored.queueStuck.set({ queue }, status === "ok" ? 0 : 1);
  }
  for (const { status, count } of figures.trackings) stored.trackings.set({ status }, count);
  for (const { platform, outcome, count } of figures.calls) stored.calls.inc({ platform, outcome }, count);
  for (const { source, amount } of figures.spend) stored.spend.inc({ source }, toUsd(BigInt(amount)));
  for (const { platform, field, count } of figures.droppedFields) stored.droppedFields.inc({ platform, field }, count);
  for (const row of figures.quotas) {
    const { platform, bucket } = row;
    const { left, blocked_until } = presentQuota(row, now);
    if (left !== null) stored.quotaLeft.set({ platform, bucket }, left);
    stored.blocked.set({ platform, bucket }, blocked_until ? 1 : 0);
  }
  const paused = new Set(figures.paused.map(({ platform }) => platform));
  for (const platform of PLATFORMS) stored.paused.set({ platform }, paused.has(platform) ? 1 : 0);
}

function setOrRemove(gauge: Metrics["single"]["lag"], value: number | null): void {
  if (value === null) gauge.remove();
  else gauge.set(value);
}
