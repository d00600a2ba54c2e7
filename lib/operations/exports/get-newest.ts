import { and, desc, eq, gt, isNull, or, sql } from "drizzle-orm";
import { organizationExportFiles, organizationExports } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { SECTIONS } from "./files";
import type { NewestExport } from "./schemas";

const compressed = sql<number>`(
  select coalesce(sum(${organizationExportFiles.compressed}), 0)::float8 from ${organizationExportFiles}
  where ${organizationExportFiles.exportId} = ${organizationExports.id})`;

/** Returns the organization's newest export, unless its file has expired. */
export async function getNewestExport(ctx: OrganizationContext): Promise<NewestExport> {
  assertRight(ctx.actor, "organization:own");
  const [found] = await ctx.db
    .select({ row: organizationExports, bytes: compressed })
    .from(organizationExports)
    .where(
      and(
        eq(organizationExports.organizationId, ctx.organization.id),
        or(isNull(organizationExports.expiresAt), gt(organizationExports.expiresAt, ctx.now())),
      ),
    )
    .orderBy(desc(organizationExports.createdAt), desc(organizationExports.id))
    .limit(1);
  if (!found) return { export: null };
  const { row, bytes } = found;
  return {
    export: {
      id: row.publicId,
      status: row.status,
      progress: Math.min(1, row.section / SECTIONS.length),
      bytes: row.status === "ready" ? bytes : null,
      created_at: row.createdAt.toISOString(),
      expires_at: row.expiresAt?.toISOString() ?? null,
    },
  };
}
