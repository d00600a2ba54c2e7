import { desc, eq } from "drizzle-orm";
import { users, videoImports } from "@/db/schema";
import type { OrganizationContext } from "@/lib/context";
import { presentSummary, tallyLines } from "@/lib/imports/present";
import type { ImportList } from "@/lib/imports/schemas";
import { assertRight } from "@/lib/rights";

const MOST = 20;

/** The organisation's latest imports. */
export async function listImports(ctx: OrganizationContext): Promise<ImportList> {
  assertRight(ctx.actor, "videos:read");
  const rows = await ctx.db
    .select({ row: videoImports, createdBy: users.name })
    .from(videoImports)
    .leftJoin(users, eq(users.id, videoImports.createdBy))
    .where(eq(videoImports.organizationId, ctx.organization.id))
    .orderBy(desc(videoImports.createdAt), desc(videoImports.id))
    .limit(MOST);
  const tallyOf = await tallyLines(
    ctx.db,
    rows.map(({ row }) => row.id),
  );
  return { imports: rows.map(({ row, createdBy }) => presentSummary(row, tallyOf(row.id), createdBy)) };
}
