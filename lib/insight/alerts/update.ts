import { eq } from "drizzle-orm";
import { alertStates, alerts } from "@/db/schema";
import { recordAct } from "@/lib/core/audit/record";
import { changesOf } from "@/lib/core/audit/rules";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { findAlert, lockAlert } from "@/lib/insight/alerts/get";
import { presentAlert, presentAlerts } from "@/lib/insight/alerts/present";
import { resolveChannels, writeTargets } from "@/lib/insight/alerts/resolve-channels";
import { resolveScope } from "@/lib/insight/alerts/resolve-scope";
import { type Alert, AlertCondition, type UpdateAlertRequest } from "@/lib/insight/alerts/schemas";
import { conditionText } from "@/lib/insight/alerts/text-rules";

/**
 * Changes an alert; fields left out stay. After a change of the condition or scope, and after a pause, what is met already
 * causes no message.
 * @throws AppError not_found, invalid_request for a scope or channel that can't be used
 */
export async function updateAlert(
  ctx: OrganizationContext,
  { id, ...change }: { id: string } & UpdateAlertRequest,
): Promise<Alert> {
  assertRight(ctx.actor, "alerts:write");
  // Before channels are tested: another organization's alert is not found, whatever the request has.
  await findAlert(ctx, id);
  const channels = change.channels ? await resolveChannels(ctx, change.channels) : null;
  return ctx.db.transaction(async (tx) => {
    const before = await lockAlert(ctx, tx, id);
    const [shown] = await presentAlerts(tx, [before]);
    const condition = change.condition ?? AlertCondition.parse(before.condition);
    const scope = change.scope ?? shown?.scope ?? { type: "all" };
    const isMoved = change.scope !== undefined || change.condition !== undefined;
    const scopeId = isMoved ? await resolveScope(ctx, tx, scope, condition) : before.scopeId;
    const status = change.status ?? before.status;
    const isSame =
      scope.type === before.scope &&
      scopeId === before.scopeId &&
      JSON.stringify(condition) === JSON.stringify(AlertCondition.parse(before.condition));
    const isArmed = !isSame || (status === "active" && before.status === "paused");
    if (isArmed) await tx.delete(alertStates).where(eq(alertStates.alertId, before.id));
    const [row] = await tx
      .update(alerts)
      .set({
        name: change.name ?? before.name,
        scope: scope.type,
        scopeId,
        condition,
        type: condition.type,
        cooldownHours: change.cooldown_hours ?? before.cooldownHours,
        status,
        ...(isArmed && { armedAt: ctx.now() }),
        ...(channels && { mailTo: channels.mailTo, usesWebhooks: channels.usesWebhooks }),
      })
      .where(eq(alerts.id, before.id))
      .returning();
    if (!row) throw new Error("the alert was not written");
    if (channels) await writeTargets(ctx, tx, before.id, channels);
    const answer = await presentAlert(tx, row);
    const changes = changesOf(shown ? factsOf(shown) : {}, factsOf(answer));
    if (changes) await recordAct(ctx, tx, { action: "alert.update", subject: before.name, ...changes });
    return answer;
  });
}

const factsOf = ({ name, scope, condition, channels, cooldown_hours, status }: Alert) => ({
  ...{ name, scope: scope.type, condition: conditionText(condition), cooldown_hours, status },
  channels: channels.map((channel) => ("name" in channel ? `${channel.type} ${channel.name}` : channel.type)),
});
