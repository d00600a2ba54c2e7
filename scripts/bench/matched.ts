import { sql } from "drizzle-orm";
import type { DatabaseHandle } from "@/db/client";
import { getCampaignSeries } from "@/lib/insight/campaigns/series";
import { getChanges } from "@/lib/tracking/overview/changes";
import { getOverview } from "@/lib/tracking/overview/get";
import { OverviewQuery } from "@/lib/tracking/overview/schemas";
import { fillMatched, MATCHED } from "@/scripts/bench/matched-fill";
import { type Measurement, measurePair } from "@/scripts/bench/measure";

/** As many as the enterprise plan allows at a time, for 300 days. */
const SIZE = 100_000;
const RUNNING = 10_080;
const RUNS = 1;

/**
 * Measures the requests that a filter makes as large as the organization: an overview and its changes filtered by a label
 * that all videos have, and the chart of a campaign of all running ones.
 */
export async function benchMatched(handle: DatabaseHandle, size = SIZE, running = RUNNING): Promise<Measurement[]> {
  const owner = await fillMatched(handle, { size, running });
  const query = (range: "24h" | "7d" | "30d") => OverviewQuery.parse({ range, label: MATCHED });
  const overview = async (range: "24h" | "7d" | "30d") => {
    const { snapshots, before } = await getOverview(owner, query(range));
    if (snapshots === 0 || before?.totals.views == null) throw new Error("the overview is empty");
  };
  const works: [string, () => Promise<unknown>, Measurement["goal"]][] = [
    ["overview of a label, 24 hours", () => overview("24h"), undefined],
    ["overview of a label, 7 days", () => overview("7d"), { of: "figure", atMost: 500, band: 0.2 }],
    ["overview of a label, 30 days", () => overview("30d"), undefined],
    ["what changed in a label, 7 days", () => getChanges(owner, query("7d")), undefined],
    ["chart of a campaign, all that run", () => getCampaignSeries(owner, { id: MATCHED }), undefined],
  ];
  const measurements: Measurement[] = [];
  for (const [name, ours, goal] of works) {
    // The first run fills caches and isn't counted.
    await ours();
    const times = await measurePair(RUNS, ours, () => handle.db.execute(sql`select 1`));
    measurements.push({
      name: `${name}, ${running} of ${size} (SELECT 1)`,
      ...times,
      unit: "ms",
      ...(goal && { goal }),
    });
  }
  return measurements;
}
