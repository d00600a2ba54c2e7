import { and, eq, inArray, isNull, lte, or } from "drizzle-orm";
import { videoImports } from "@/db/schema";
import type { Context, OrganizationContext } from "@/lib/core/context";
import { CLOCK_SKEW_MS } from "@/lib/core/time/clock-skew-rules";
import { MINUTE_MS } from "@/lib/core/time/unit-rules";
import { type ImportRow, ownImport } from "@/lib/tracking/imports/find";

/** Longer than an advance takes with every platform slow. After a crash, another worker takes over then. */
const LEASE_MS = 2 * MINUTE_MS + CLOCK_SKEW_MS;

/** Open imports without an active worker. */
export const isFree = (now: Date) =>
  and(
    inArray(videoImports.status, ["checking", "running"]),
    or(isNull(videoImports.leasedUntil), lte(videoImports.leasedUntil, now)),
  );

/** Claims the import for this worker; null if another has it or nothing is left to do. */
export async function claimImport(ctx: OrganizationContext, id: string): Promise<ImportRow | null> {
  const now = ctx.now();
  const [row] = await ctx.db
    .update(videoImports)
    .set({ leasedUntil: new Date(now.getTime() + LEASE_MS) })
    .where(and(ownImport(ctx, id), isFree(now)))
    .returning();
  return row ?? null;
}

/** Releases the import, unless the lease expired and another worker took it. */
export async function releaseImport(ctx: Context, { id, leasedUntil }: ImportRow): Promise<void> {
  if (!leasedUntil) return;
  await ctx.db
    .update(videoImports)
    .set({ leasedUntil: null })
    .where(and(eq(videoImports.id, id), eq(videoImports.leasedUntil, leasedUntil)));
}
