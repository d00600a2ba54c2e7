import { and, desc, eq, gte, ilike, lt, type SQL } from "drizzle-orm";
import type { Database } from "@/db/client";
import { auditEntries, organizations } from "@/db/schema";
import { differencesOf } from "@/lib/core/audit/rules";
import type { AuditEntry, AuditPage, AuditQuery } from "@/lib/core/audit/schemas";
import { invalid } from "@/lib/core/errors";
import { rowsAfter } from "@/lib/core/keyset";
import { startOfDayNamed } from "@/lib/core/time/rules";
import { addDays } from "@/lib/core/time/zone-rules";

export const AUDIT_PAGE = 50;

/**
 * Returns a page of the log, newest first, by keyset.
 * @param within condition that limits the log; undefined for all of it
 * @throws AppError invalid_request for a cursor of another list or an invalid day
 */
export async function readAudit(
  db: Database,
  within: SQL | undefined,
  query: AuditQuery,
  limit = AUDIT_PAGE,
): Promise<AuditPage> {
  const where = and(within, matches(query), query.cursor ? await olderThan(db, within, query.cursor) : undefined);
  const rows = await db
    .select({ entry: auditEntries, organization: { id: organizations.publicId, name: organizations.name } })
    .from(auditEntries)
    .leftJoin(organizations, eq(organizations.id, auditEntries.organizationId))
    .where(where)
    .orderBy(desc(auditEntries.at), desc(auditEntries.id))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  return {
    entries: page.map(presentAudit),
    next_cursor: rows.length > limit ? (page.at(-1)?.entry.publicId ?? null) : null,
  };
}

function matches({ action, actor, request_id, from, to, zone }: AuditQuery): SQL | undefined {
  return and(
    action && eq(auditEntries.action, action),
    actor ? ilike(auditEntries.actorName, `%${actor.replace(/[\\%_]/g, "\\$&")}%`) : undefined,
    request_id ? eq(auditEntries.requestId, request_id) : undefined,
    from ? gte(auditEntries.at, startOfDayNamed(from, zone)) : undefined,
    to ? lt(auditEntries.at, startOfDayNamed(addDays(to, 1), zone)) : undefined,
  );
}

async function olderThan(db: Database, within: SQL | undefined, cursor: string): Promise<SQL | undefined> {
  const [last] = await db
    .select({ id: auditEntries.id, at: auditEntries.at })
    .from(auditEntries)
    .where(and(within, eq(auditEntries.publicId, cursor)));
  if (!last) throw invalid("cursor", "Invalid cursor");
  return rowsAfter([auditEntries.at, auditEntries.id], [last.at, last.id]);
}

interface Row {
  entry: typeof auditEntries.$inferSelect;
  organization: { id: string; name: string } | null;
}

export const presentAudit = ({ entry, organization }: Row): AuditEntry => ({
  id: entry.publicId,
  at: entry.at.toISOString(),
  actor_type: entry.actorType,
  actor: entry.actorName,
  action: entry.action,
  organization,
  subject: entry.subject,
  reason: entry.reason,
  changes: differencesOf(entry.before, entry.after),
  address: entry.address,
  request_id: entry.requestId,
});
