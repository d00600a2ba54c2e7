import { and, eq } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { videoImports } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";

export type ImportRow = typeof videoImports.$inferSelect;

export const ownImport = (ctx: OrganizationContext, id: string) =>
  and(eq(videoImports.publicId, id), eq(videoImports.organizationId, ctx.organization.id));

/** @throws AppError not_found, also for another organization's import */
export async function findImport(ctx: OrganizationContext, db: Queryable, id: string): Promise<ImportRow> {
  const [row] = await db.select().from(videoImports).where(ownImport(ctx, id));
  if (!row) throw notFound("Import not found");
  return row;
}
