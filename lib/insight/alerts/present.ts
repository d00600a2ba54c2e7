import { asc, eq, inArray, sql } from "drizzle-orm";
import { arrayOf } from "@/db/array-literal";
import type { Queryable } from "@/db/client";
import { alertChannels, alertTargets, users } from "@/db/schema";
import { findFailing, presentChannel } from "@/lib/insight/alerts/channels";
import { presentScopes } from "@/lib/insight/alerts/resolve-scope";
import type { AlertRow } from "@/lib/insight/alerts/rows";
import { type Alert, type AlertChannel, AlertCondition } from "@/lib/insight/alerts/schemas";

/** Returns the documented objects of alerts, in the given order. */
export async function presentAlerts(db: Queryable, rows: readonly AlertRow[]): Promise<Alert[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const userIds = [...new Set(rows.flatMap(({ mailTo }) => mailTo))];
  const scopes = await presentScopes(db, rows);
  const mails = userIds.length === 0 ? [] : await readMails(db, userIds);
  const targets = await readTargets(db, ids);
  const failing = await findFailing(
    db,
    targets.map(({ channel }) => channel.id),
  );
  const fired = await readFired(db, ids);
  return rows.map((row) => {
    const to = mails.filter(({ id }) => row.mailTo.includes(id)).map(({ email }) => email);
    const posted = targets
      .filter(({ alertId }) => alertId === row.id)
      .map(({ channel }) => presentChannel(channel, failing));
    const channels: AlertChannel[] = [
      ...(to.length > 0 ? [{ type: "email" as const, to }] : []),
      ...(row.usesWebhooks ? [{ type: "webhook" as const }] : []),
      ...posted,
    ];
    return {
      id: row.publicId,
      name: row.name,
      scope: scopes.get(row.id) ?? { type: "all" },
      condition: AlertCondition.parse(row.condition),
      channels,
      cooldown_hours: row.cooldownHours,
      status: row.status,
      last_fired_at: fired.get(row.id)?.toISOString() ?? null,
      created_at: row.createdAt.toISOString(),
    };
  });
}

/** Returns the documented object of one alert. */
export async function presentAlert(db: Queryable, row: AlertRow): Promise<Alert> {
  const [alert] = await presentAlerts(db, [row]);
  if (!alert) throw new Error("the alert was not presented");
  return alert;
}

const readMails = (db: Queryable, ids: readonly number[]) =>
  db
    .select({ id: users.id, email: users.email })
    .from(users)
    .where(inArray(users.id, [...ids]))
    .orderBy(asc(users.id));

const readTargets = (db: Queryable, alertIds: readonly number[]) =>
  db
    .select({ alertId: alertTargets.alertId, channel: alertChannels })
    .from(alertTargets)
    .innerJoin(alertChannels, eq(alertChannels.id, alertTargets.channelId))
    .where(inArray(alertTargets.alertId, [...alertIds]))
    .orderBy(asc(alertChannels.id));

/** The newest firing of each, by key: an alert may have fired any number of times. */
async function readFired(db: Queryable, alertIds: readonly number[]): Promise<Map<number, Date>> {
  const rows = await db.execute<{ id: string; fired_ms: number }>(sql`
    select a.id, f.fired_ms from unnest(${arrayOf(alertIds)}::bigint[]) as a(id)
    cross join lateral (
      select extract(epoch from fired_at)::float8 * 1000 as fired_ms from alert_firings
      where alert_id = a.id order by fired_at desc limit 1
    ) f`);
  return new Map(rows.map(({ id, fired_ms }) => [Number(id), new Date(Math.round(fired_ms))]));
}
