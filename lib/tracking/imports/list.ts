import { desc, eq } from "drizzle-orm";
import { users, videoImports } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { presentSummary, tallyLines } from "@/lib/tracking/imports/present";
import type { ImportList } from "@/lib/tracking/imports/schemas";

const MAX_IMPORTS = 20;

/** The organization's latest imports. */
export async function listImports(ctx: OrganizationContext): Promise<ImportList> {
  assertRight(ctx.actor, "videos:read");
  const rows = await ctx.db
    .select({ row: videoImports, createdBy: users.name })
    .from(videoImports)
    .leftJoin(users, eq(users.id, videoImports.createdBy))
    .where(eq(videoImports.organizationId, ctx.organization.id))
    .orderBy(desc(videoImports.createdAt), desc(videoImports.id))
    .limit(MAX_IMPORTS);
  const tallyOf = await tallyLines(
    ctx.db,
    rows.map(({ row }) => row.id),
  );
  return { imports: rows.map(({ row, createdBy }) => presentSummary(row, tallyOf(row.id), createdBy)) };
}
