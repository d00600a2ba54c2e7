import { and, asc, eq, inArray, isNotNull, max } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { alertFirings, alerts } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { newPublicId } from "@/lib/core/public-id";
import { isCool } from "@/lib/insight/alerts/condition-rules";
import type { AlertRow, FiringRow } from "@/lib/insight/alerts/rows";
import type { AlertCondition, FiringFigures, SubjectType } from "@/lib/insight/alerts/schemas";
import { writeMessages } from "@/lib/insight/alerts/write-messages";

export interface Candidate {
  alert: Pick<AlertRow, "id" | "organizationId" | "armedAt">;
  condition: AlertCondition;
  subject: { type: SubjectType; id: number; name: string; trackingId: number | null };
  /** What makes the crossing unique for the alert and subject. */
  occurrence: string;
  figures: FiringFigures;
}

/**
 * Writes firings and their messages, except those that are written already, and those of a subject that fired within the
 * alert's cooldown. An alert that was paused, deleted or changed since it was read doesn't fire.
 * @param locked what `lockAlerts` returned for the candidates' alerts
 * @returns how many were written
 */
export async function fireAlerts(
  ctx: Context,
  tx: Transaction,
  locked: ReadonlyMap<number, AlertRow>,
  candidates: readonly Candidate[],
): Promise<number> {
  if (candidates.length === 0) return 0;
  const fired = await lastFired(tx, candidates);
  const now = ctx.now();
  const rows: Omit<FiringRow, "id">[] = [];
  for (const { alert, condition, subject, occurrence, figures } of candidates) {
    const current = locked.get(alert.id);
    if (!current || current.armedAt.getTime() !== alert.armedAt.getTime()) continue;
    const key = `${alert.id} ${subject.id}`;
    if (!isCool(fired.get(key) ?? null, now, current.cooldownHours)) continue;
    if (current.cooldownHours > 0) fired.set(key, now);
    rows.push({
      publicId: newPublicId(),
      organizationId: alert.organizationId,
      alertId: alert.id,
      alertName: current.name,
      condition,
      subjectType: subject.type,
      subjectId: subject.id,
      subjectName: subject.name,
      trackingId: subject.trackingId,
      occurrence,
      figures,
      firedAt: now,
    });
  }
  if (rows.length === 0) return 0;
  const written = await tx.insert(alertFirings).values(rows).onConflictDoNothing().returning();
  await writeMessages(ctx, tx, locked, written);
  return written.length;
}

/** Locks alerts in ID order, so that what fires for them is decided by one session at a time. */
export async function lockAlerts(tx: Transaction, ids: readonly number[]): Promise<Map<number, AlertRow>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select()
    .from(alerts)
    .where(and(inArray(alerts.id, [...new Set(ids)]), eq(alerts.status, "active")))
    .orderBy(asc(alerts.id))
    .for("no key update");
  return new Map(rows.map((row) => [row.id, row]));
}

async function lastFired(tx: Transaction, candidates: readonly Candidate[]): Promise<Map<string, Date>> {
  const { alertId, subjectId, firedAt } = alertFirings;
  const rows = await tx
    .select({ alertId, subjectId, at: max(firedAt) })
    .from(alertFirings)
    .where(
      and(
        inArray(alertId, [...new Set(candidates.map(({ alert }) => alert.id))]),
        inArray(subjectId, [...new Set(candidates.map(({ subject }) => subject.id))]),
        isNotNull(alertId),
      ),
    )
    .groupBy(alertId, subjectId);
  return new Map(rows.flatMap(({ alertId, subjectId, at }) => (at ? [[`${alertId} ${subjectId}`, at] as const] : [])));
}
