import { and, inArray, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { alertStates } from "@/db/schema";
import { firesNow, holds } from "@/lib/insight/alerts/condition-rules";
import type { Candidate } from "@/lib/insight/alerts/fire";

/** A subject of a condition that holds for a time. */
export interface Held extends Candidate {
  /** Whether the subject appeared after the alert was armed. */
  isNew: boolean;
}

/** Stores which conditions hold now, and returns those that began to. The caller holds the alerts' locks. */
export async function beginToHold(tx: Transaction, evaluated: readonly Held[]): Promise<Held[]> {
  if (evaluated.length === 0) return [];
  const rows = await tx
    .select()
    .from(alertStates)
    .where(
      and(
        inArray(alertStates.alertId, [...new Set(evaluated.map(({ alert }) => alert.id))]),
        inArray(alertStates.subjectId, [...new Set(evaluated.map(({ subject }) => subject.id))]),
      ),
    );
  const states = new Map(rows.map(({ alertId, subjectId, isMet }) => [`${alertId} ${subjectId}`, isMet]));
  const changed = new Map<string, typeof alertStates.$inferInsert>();
  const begun: Held[] = [];
  for (const one of evaluated) {
    const key = `${one.alert.id} ${one.subject.id}`;
    const before = states.get(key) ?? null;
    const now = holds(one.condition, one.figures.value);
    if (firesNow(now, before, one.isNew)) begun.push(one);
    // An unknown figure of a new subject counts as not met, so that the first known one can fire.
    const after = now ?? before ?? false;
    if (after === before) continue;
    states.set(key, after);
    changed.set(key, { alertId: one.alert.id, subjectId: one.subject.id, isMet: after });
  }
  if (changed.size > 0)
    await tx
      .insert(alertStates)
      .values([...changed.values()])
      .onConflictDoUpdate({
        target: [alertStates.alertId, alertStates.subjectId],
        set: { isMet: sql`excluded.is_met` },
      });
  return begun;
}
