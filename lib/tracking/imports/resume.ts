import { and, asc, eq } from "drizzle-orm";
import { members, organizations, videoImports } from "@/db/schema";
import type { Context, OrganizationContext } from "@/lib/core/context";
import { hasRight } from "@/lib/core/rights";
import { advanceImport } from "@/lib/tracking/imports/advance";
import { isFree } from "@/lib/tracking/imports/lease";
import { isOpen, NO_RIGHT, SUSPENDED } from "@/lib/tracking/imports/rules";
import { endImport } from "@/lib/tracking/imports/stop";

const MAX_IMPORTS = 20;
/** Per import, before the next one gets its turn. */
const MAX_ADVANCES = 4;

/** Returns the open imports without an active worker: their pages are closed. */
export async function freeImports(ctx: Context): Promise<number[]> {
  const rows = await ctx.db
    .select({ id: videoImports.id })
    .from(videoImports)
    .where(isFree(ctx.now()))
    .orderBy(asc(videoImports.createdAt))
    .limit(MAX_IMPORTS);
  return rows.map(({ id }) => id);
}

/**
 * Continues an import in the name of its creator, with the current rights of that member and the organization. Without
 * those rights the import ends, and its lines give the reason.
 * @returns whether it is still open
 */
export async function resumeImport(ctx: Context, importId: number): Promise<boolean> {
  const [found] = await ctx.db
    .select({ row: videoImports, organization: organizations, role: members.role })
    .from(videoImports)
    .innerJoin(organizations, eq(organizations.id, videoImports.organizationId))
    .leftJoin(
      members,
      and(eq(members.organizationId, videoImports.organizationId), eq(members.userId, videoImports.createdBy)),
    )
    .where(eq(videoImports.id, importId));
  if (!found) return false;
  const { row, organization, role } = found;
  const actor = { type: "user" as const, userId: row.createdBy, role: role ?? ("viewer" as const) };
  const member: OrganizationContext = { ...ctx, organization, actor };
  const reason =
    organization.suspendedAt || organization.closedAt ? SUSPENDED : hasRight(actor, "videos:write") ? null : NO_RIGHT;
  if (reason) {
    await endImport(member, row, { started: reason, unchecked: reason });
    return false;
  }
  for (let advances = 0; advances < MAX_ADVANCES; advances++) {
    const { status, is_worked_on: isTaken } = await advanceImport(member, { id: row.publicId });
    if (!isOpen(status)) return false;
    if (isTaken) break;
  }
  return true;
}
