import { and, asc, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { alertChannels, alertDeliveries, alertTargets, campaigns, members, trackings, users } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { appUrl } from "@/lib/core/env";
import { newPublicId } from "@/lib/core/public-id";
import type { AlertRow, FiringRow } from "@/lib/insight/alerts/rows";
import { AlertCondition, type AlertTriggered, FiringFigures } from "@/lib/insight/alerts/schemas";
import { firingFacts, firingText } from "@/lib/insight/alerts/text-rules";
import { enqueueMail } from "@/lib/outbound/outbox/enqueue";
import { findSubscribers, newEventId, writeDeliveries } from "@/lib/outbound/webhooks/emit";

const EVENT = "alert.triggered";

type MessageRow = typeof alertDeliveries.$inferInsert;

/** Writes the emails, webhook events, and Slack and Discord messages of firings, in the transaction that writes them. */
export async function writeMessages(
  ctx: Context,
  tx: Transaction,
  alertOf: ReadonlyMap<number, AlertRow>,
  firings: readonly FiringRow[],
): Promise<void> {
  if (ctx.quiet || firings.length === 0) return;
  const of = (firing: FiringRow) => (firing.alertId === null ? undefined : alertOf.get(firing.alertId));
  const rows: MessageRow[] = [];
  const base = (firing: FiringRow) => ({
    publicId: newPublicId(),
    firingId: firing.id,
    organizationId: firing.organizationId,
    createdAt: ctx.now(),
  });
  const alertIds = [...new Set(firings.flatMap(({ alertId }) => alertId ?? []))];
  const targets = await findTargets(tx, alertIds);
  const recipients = await findRecipients(tx, [...alertOf.values()]);
  const named = await findNames(tx, firings);
  const emitting = firings.filter((firing) => of(firing)?.usesWebhooks);
  const organizationIds = emitting.map(({ organizationId }) => organizationId);
  const subscribers = await findSubscribers(ctx, tx, organizationIds, [EVENT]);
  const subscribed = new Set(subscribers.map(({ organizationId }) => organizationId));
  const events: Parameters<typeof writeDeliveries>[3][number][] = [];
  for (const firing of firings) {
    const alert = of(firing);
    if (!alert) continue;
    for (const { userId, email, name } of recipients)
      if (alert.mailTo.includes(userId.id) && userId.organizationId === firing.organizationId) {
        const outboxId = await enqueueMail(ctx, tx, {
          to: email,
          organizationId: firing.organizationId,
          template: "alert_triggered",
          data: { name, ...mailOf(firing, named) },
        });
        rows.push({ ...base(firing), type: "email", target: email, outboxId });
      }
    for (const { channel } of targets.filter(({ alertId }) => alertId === firing.alertId))
      rows.push({
        ...base(firing),
        type: channel.type,
        target: channel.name,
        channelId: channel.id,
        nextAttemptAt: ctx.now(),
      });
    if (alert.usesWebhooks && subscribed.has(firing.organizationId)) {
      const eventId = newEventId();
      const data = presentFiring(firing, alert.publicId, named);
      events.push({ organizationId: firing.organizationId, type: EVENT, data, eventId });
      rows.push({ ...base(firing), type: "webhook", target: "", eventId });
    }
  }
  await writeDeliveries(ctx, tx, subscribers, events);
  if (rows.length > 0) await tx.insert(alertDeliveries).values(rows);
}

const findTargets = (tx: Transaction, alertIds: readonly number[]) =>
  tx
    .select({ alertId: alertTargets.alertId, channel: alertChannels })
    .from(alertTargets)
    .innerJoin(alertChannels, eq(alertChannels.id, alertTargets.channelId))
    .where(and(inArray(alertTargets.alertId, [...alertIds]), isNull(alertChannels.goneAt)))
    .orderBy(asc(alertChannels.id));

/** Returns the alerts' recipients who are still members and whose address is confirmed. */
const findRecipients = async (tx: Transaction, alerts: readonly AlertRow[]) => {
  const ids = [...new Set(alerts.flatMap(({ mailTo }) => mailTo))];
  if (ids.length === 0) return [];
  return tx
    .select({
      userId: { id: members.userId, organizationId: members.organizationId },
      email: users.email,
      name: users.name,
    })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(
      and(
        inArray(members.userId, ids),
        inArray(members.organizationId, [...new Set(alerts.map(({ organizationId }) => organizationId))]),
        isNotNull(users.emailConfirmedAt),
      ),
    )
    .orderBy(asc(users.id));
};

/** Public IDs of what firings are about. */
export interface FiringNames {
  trackings: ReadonlyMap<number, string>;
  campaigns: ReadonlyMap<number, string>;
}

/** Returns the public IDs of the firings' videos and campaigns. */
export async function findNames(
  db: Pick<Transaction, "select">,
  firings: readonly Pick<FiringRow, "trackingId" | "subjectType" | "subjectId">[],
): Promise<FiringNames> {
  const trackingIds = firings.flatMap(({ trackingId }) => trackingId ?? []);
  const campaignIds = firings.flatMap(({ subjectType, subjectId }) => (subjectType === "campaign" ? subjectId : []));
  const named = async (table: typeof trackings | typeof campaigns, ids: readonly number[]) => {
    if (ids.length === 0) return new Map<number, string>();
    const rows = await db
      .select({ id: table.id, publicId: table.publicId })
      .from(table)
      .where(inArray(table.id, [...new Set(ids)]));
    return new Map(rows.map(({ id, publicId }) => [id, publicId]));
  };
  return { trackings: await named(trackings, trackingIds), campaigns: await named(campaigns, campaignIds) };
}

/** Returns the documented object of a firing, without its messages. */
export function presentFiring(firing: FiringRow, alertId: string | null, names: FiringNames): AlertTriggered {
  return {
    id: firing.publicId,
    alert_id: alertId,
    alert_name: firing.alertName,
    condition: AlertCondition.parse(firing.condition),
    subject: { type: firing.subjectType, id: subjectIdOf(firing, names), name: firing.subjectName },
    figures: FiringFigures.parse(firing.figures),
    fired_at: firing.firedAt.toISOString(),
  };
}

const subjectIdOf = ({ subjectType, subjectId, trackingId }: FiringRow, names: FiringNames): string | null => {
  if (subjectType === "video") return trackingId === null ? null : (names.trackings.get(trackingId) ?? null);
  return subjectType === "campaign" ? (names.campaigns.get(subjectId) ?? null) : null;
};

/** Returns the page that shows what a firing is about. */
export function firingUrl(firing: FiringRow, names: FiringNames): string {
  const id = subjectIdOf(firing, names);
  if (firing.subjectType === "organization") return `${appUrl()}/billing`;
  return firing.subjectType === "video" && id !== null ? `${appUrl()}/videos/${id}` : `${appUrl()}/alerts`;
}

function mailOf(firing: FiringRow, names: FiringNames) {
  const condition = AlertCondition.parse(firing.condition);
  const figures = FiringFigures.parse(firing.figures);
  return {
    alert: firing.alertName,
    happened: firingText(condition, figures),
    subject: firing.subjectName,
    facts: firingFacts(condition, figures),
    url: firingUrl(firing, names),
  };
}
