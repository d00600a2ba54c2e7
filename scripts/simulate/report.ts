import type { StoredTotals } from "@/scripts/simulate/check";
import type { SpentCounts } from "@/scripts/simulate/cost";
import type { DayCounts } from "@/scripts/simulate/days";
import type { Calls } from "@/scripts/simulate/sandbox";

export interface Report extends StoredTotals {
  videos: number;
  hours: number;
  faults: boolean;
  dense: boolean;
  workers: number;
  /** Milliseconds; null if the platforms respond as fast as they can. */
  latency: number | null;
  trackings: number;
  /** Series that continued with another source. */
  switched: number;
  campaigns: number;
  goalsReached: number;
  follows: number;
  followsStarted: number;
  alerts: number;
  alertsFired: number;
  /** What calls cost, by source. */
  spent: SpentCounts[];
  days: DayCounts;
  calls: { tracking: Calls; collection: Calls; days: Calls };
  seconds: { all: number; collection: number; days: number };
  snapshotsPerSecond: number;
}

const list = (counts: Record<string, number>) =>
  Object.entries(counts)
    .map(([name, n]) => `${n} ${name}`)
    .join(", ") || "none";

const sumOf = (calls: Calls) =>
  Object.values(calls)
    .flatMap((endpoints) => Object.values(endpoints))
    .reduce((sum, { calls }) => sum + calls, 0);

/** A slot of a sparse simulation has so few videos that a snapshot's share of its batch's fixed cost decides. */
function speedMeans({ dense, batches, snapshots, trackings, workers, latency }: Report): string {
  const runs = Object.values(batches).reduce((sum, n) => sum + n, 0);
  const size = ((snapshots - trackings) / Math.max(1, runs)).toFixed(1);
  const platforms = latency === null ? "" : `, platforms respond in ${latency} ms`;
  const about = dense
    ? "This measures throughput"
    : "This measures the fixed cost per batch; --dense measures throughput";
  return `${about} (${size} snapshots per batch, ${workers} batches at the same time${platforms})`;
}

export function printReport(report: Report, json: boolean): void {
  if (json) {
    console.log(JSON.stringify(report, null, 2));
    return;
  }
  const calls = Object.entries(report.calls.collection).flatMap(([platform, endpoints]) =>
    Object.entries(endpoints).map(
      ([endpoint, { calls, ids, resources }]) =>
        `  ${platform.padEnd(10)} ${endpoint.padEnd(24)} ${calls} calls for ${ids} ids${resources ? ` and ${resources} resources` : ""} (${report.callsNeeded[platform as keyof Report["callsNeeded"]] ?? 0} calls needed)`,
    ),
  );
  console.log(
    [
      "",
      `${report.videos} videos, ${report.trackings} trackings, ${report.hours} hours${report.faults ? ", every fault on" : ""}`,
      `Trackings:  ${list(report.status)}`,
      `Snapshots:  ${report.snapshots}`,
      `Gaps:       ${list(report.gaps)}`,
      `Charged:    ${report.charged.usd.toFixed(6)} USD for ${report.charged.snapshots} snapshots`,
      `Ledger:     ${report.ledgerEntries} entries; balances are their sums: ${report.violations.length === 0 ? "yes" : "see below"}`,
      `Batches:    ${list(report.batches)}`,
      "Upstream calls of the collection:",
      ...calls,
      `Channels:   ${report.days.channels} known; ${report.days.profiles} profiles, ${report.days.posts} lists of posts and ${report.days.samples} follower samples read in ${sumOf(report.calls.days)} calls; failed: ${list(report.days.failed)}`,
      `Credits:     renewed for ${report.days.renewals} organizations`,
      `Accounts:   ${report.days.syncs} subscriber counts read on ${report.days.syncDays} days, ${report.days.syncsFailed} failed`,
      `Campaigns:  ${report.campaigns}, ${report.goalsReached} goals reached, each announced once`,
      `Follows:    ${report.follows}, ${report.followsStarted} posts started, none twice and none over a limit`,
      `Alerts:     ${report.alerts}, fired ${report.alertsFired} times, each with one message`,
      `Sources:    ${report.switched} series continued with another source, each marked`,
      ...report.spent.map(
        ({ source, usd, assigned_usd, ceiling_usd, used_usd }) =>
          `Cost:       ${source}: ${usd.toFixed(6)} USD, of which ${assigned_usd.toFixed(6)} are organizations' shares; ${ceiling_usd === null ? "no ceiling" : `${used_usd.toFixed(6)} of ${ceiling_usd.toFixed(6)} USD this month`}`,
      ),
      `Speed:      ${report.snapshotsPerSecond} snapshots/s (${report.seconds.collection.toFixed(1)} s collecting, ${report.seconds.days.toFixed(1)} s turning days, ${report.seconds.all.toFixed(1)} s in all)`,
      `            ${speedMeans(report)}`,
      report.violations.length === 0
        ? "Nothing was lost without a reason, duplicated or charged wrongly."
        : `${report.violations.length} violations:\n${report.violations
            .slice(0, 20)
            .map((violation) => `  ${violation}`)
            .join("\n")}`,
    ].join("\n"),
  );
}
