import { randomUUID } from "node:crypto";
import { eq, isNotNull } from "drizzle-orm";
import { alertFirings, alerts, trackings, webhookDeliveries, webhookEndpoints } from "@/db/schema";
import type { Context, OrganizationContext } from "@/lib/core/context";
import { newPublicId } from "@/lib/core/public-id";
import { evaluateWork } from "@/lib/insight/alerts/evaluate-work";
import type { AlertCondition } from "@/lib/insight/alerts/schemas";
import { sweepAlerts } from "@/lib/insight/alerts/sweep";
import { readHistory, type StoredSnapshot } from "@/lib/tracking/snapshots/read";

const EVENT = "alert.triggered";
/** Some videos pass each of the thresholds. Falls and gone videos appear with faults. */
const CONDITIONS: readonly AlertCondition[] = [
  { type: "views", value: 2_000 },
  { type: "views", value: 100_000 },
  { type: "fall", metric: "views" },
  { type: "unavailable" },
];

/** Every organization waits for each condition, without a cool-down, and subscribes to the event. */
export async function makeAlerts(ctx: Context, owners: readonly OrganizationContext[]): Promise<void> {
  for (const owner of owners) {
    await ctx.db.insert(webhookEndpoints).values({
      publicId: newPublicId(),
      organizationId: owner.organization.id,
      url: "https://receiver.example/alerts",
      events: [EVENT],
      secretEncrypted: randomUUID(),
      createdAt: ctx.now(),
    });
    // Written as they are: the verb would send the receiver a test event first.
    for (const [index, condition] of CONDITIONS.entries())
      await ctx.db.insert(alerts).values({
        publicId: newPublicId(),
        organizationId: owner.organization.id,
        name: `Simulated ${index}`,
        scope: "all",
        condition,
        type: condition.type,
        cooldownHours: 0,
        usesWebhooks: true,
        status: "active",
        armedAt: ctx.now(),
        createdAt: ctx.now(),
      });
  }
}

/** As the jobs do, by two runs together, as after one that was thought dead. */
export async function turnAlerts(simulated: Context): Promise<void> {
  // The simulation writes no events otherwise.
  const ctx = { ...simulated, quiet: false };
  const turn = async () => {
    await evaluateWork(ctx, { maxMs: Number.POSITIVE_INFINITY });
    await sweepAlerts(ctx);
  };
  await Promise.all([turn(), turn()]);
}

export interface AlertCounts {
  alerts: number;
  fired: number;
  violations: string[];
}

/**
 * Checks that each crossing of a number of views, as the stored snapshots show it, fired exactly once, and that each firing
 * sent exactly one message.
 */
export async function checkAlerts(ctx: Context): Promise<AlertCounts> {
  // What the last hour brought.
  await turnAlerts(ctx);
  const violations: string[] = [];
  const all = await ctx.db.select().from(alerts);
  const firings = await ctx.db.select().from(alertFirings);
  const fired = tally(firings.map(({ alertId, trackingId }) => `${alertId} ${trackingId}`));
  const tracked = await ctx.db
    .select({ id: trackings.id, organizationId: trackings.organizationId })
    .from(trackings)
    .where(isNotNull(trackings.startedAt));
  for (const { id, organizationId } of tracked) {
    const { series } = await readHistory(ctx.db, id);
    for (const alert of all) {
      const condition = alert.condition as AlertCondition;
      if (alert.organizationId !== organizationId || condition.type !== "views") continue;
      const expected = crossingsOf(series, condition.value, alert.armedAt);
      const found = fired.get(`${alert.id} ${id}`) ?? 0;
      if (found !== expected)
        violations.push(`alert ${alert.id}: fired ${found} times for tracking ${id}, which crossed ${expected} times`);
    }
  }
  const sent = await ctx.db
    .select({ payload: webhookDeliveries.payload })
    .from(webhookDeliveries)
    .where(eq(webhookDeliveries.type, EVENT));
  const messages = tally(sent.map(({ payload }) => (payload as { data: { id: string } }).data.id));
  for (const { publicId } of firings)
    if (messages.get(publicId) !== 1)
      violations.push(`firing ${publicId}: sent ${messages.get(publicId) ?? 0} messages`);
  if (sent.length > firings.length) violations.push(`${sent.length} messages for ${firings.length} firings`);
  return { alerts: all.length, fired: firings.length, violations };
}

function tally(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** Returns how often a series passed a number of views upwards after a moment. */
function crossingsOf(series: readonly StoredSnapshot[], threshold: number, after: Date): number {
  let [crossings, known] = [0, null as number | null];
  for (const { figures, takenAt } of series) {
    if (figures.views === null) continue;
    if (known !== null && known < threshold && figures.views >= threshold && takenAt > after) crossings += 1;
    known = figures.views;
  }
  return crossings;
}
