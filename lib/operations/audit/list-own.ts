import { and, eq, notInArray } from "drizzle-orm";
import { auditEntries } from "@/db/schema";
import { isByTheService, SERVICE_ACTIONS } from "@/lib/core/audit/rules";
import type { AuditEntry, AuditPage, AuditQuery } from "@/lib/core/audit/schemas";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { presentAudit, readAudit } from "@/lib/operations/audit/read";

/** Actor shown for actions by the service's admins. */
const SERVICE_ACTOR = "Clipscope";

/** Returns an organization's part of the audit log, newest first, for its owners and managers. */
export async function listOwnAudit(ctx: OrganizationContext, query: AuditQuery): Promise<AuditPage> {
  assertRight(ctx.actor, "organization:manage");
  const own = and(
    eq(auditEntries.organizationId, ctx.organization.id),
    // Admins stay anonymous here, so an actor filter must not match them either.
    query.actor ? notInArray(auditEntries.action, [...SERVICE_ACTIONS]) : undefined,
  );
  const page = await readAudit(ctx.db, own, query);
  return { ...page, entries: page.entries.map(redactAdmin) };
}

/** Returns an entry as an organization may see it. */
export const presentOwn = (row: Parameters<typeof presentAudit>[0]): AuditEntry => redactAdmin(presentAudit(row));

function redactAdmin(entry: AuditEntry): AuditEntry {
  if (!isByTheService(entry.action) || entry.actor_type === "system") return entry;
  return { ...entry, actor: SERVICE_ACTOR, address: null, request_id: null };
}
