import { eq, type SQL } from "drizzle-orm";
import { auditEntries } from "@/db/schema";
import { assertAdmin } from "@/lib/core/assert-admin";
import type { AdminAuditQuery, AuditPage } from "@/lib/core/audit/schemas";
import type { ActingContext } from "@/lib/core/context";
import { openOrganization } from "@/lib/operations/admin/open-organization";
import { readAudit } from "@/lib/operations/audit/read";

/**
 * Returns the whole audit log or one organization's part of it, newest first. For admins.
 * @throws AppError not_found for an unknown organization and for anyone who is not an admin
 */
export async function listAudit(ctx: ActingContext, query: AdminAuditQuery): Promise<AuditPage> {
  await assertAdmin(ctx);
  return readAudit(ctx.db, await partOf(ctx, query), query);
}

/** Returns the condition for a query's organization; undefined for the whole log. */
export async function partOf(ctx: ActingContext, { organization }: AdminAuditQuery): Promise<SQL | undefined> {
  if (!organization) return undefined;
  return eq(auditEntries.organizationId, (await openOrganization(ctx, organization)).id);
}
