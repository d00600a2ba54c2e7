import { and, eq, inArray, isNull, lte, or } from "drizzle-orm";
import { videoImports } from "@/db/schema";
import type { Context, OrganizationContext } from "@/lib/core/context";
import { type ImportRow, ownImport } from "@/lib/tracking/imports/find";

/** Longer than one advance takes when every platform is slow; after a crash somebody else goes on then. */
const LEASE_MS = 120_000;

/** Which imports are open and nobody works on. */
export const isFree = (now: Date) =>
  and(
    inArray(videoImports.status, ["checking", "running"]),
    or(isNull(videoImports.leasedUntil), lte(videoImports.leasedUntil, now)),
  );

/** Takes the import for this worker alone; null where another has it, or there is nothing to do. */
export async function claimImport(ctx: OrganizationContext, id: string): Promise<ImportRow | null> {
  const now = ctx.now();
  const [row] = await ctx.db
    .update(videoImports)
    .set({ leasedUntil: new Date(now.getTime() + LEASE_MS) })
    .where(and(ownImport(ctx, id), isFree(now)))
    .returning();
  return row ?? null;
}

/** Gives it back, unless the lease ran out and another took it meanwhile. */
export async function releaseImport(ctx: Context, { id, leasedUntil }: ImportRow): Promise<void> {
  if (!leasedUntil) return;
  await ctx.db
    .update(videoImports)
    .set({ leasedUntil: null })
    .where(and(eq(videoImports.id, id), eq(videoImports.leasedUntil, leasedUntil)));
}
