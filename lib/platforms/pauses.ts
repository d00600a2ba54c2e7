import { eq, notExists, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { platformPauses } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { PLATFORM_NAMES, type Platform } from "@/lib/platforms/schemas";

/** Whether an admin paused the platform. */
export async function isPaused(ctx: Context, platform: Platform): Promise<boolean> {
  return (await ctx.db.$count(platformPauses, eq(platformPauses.platform, platform))) > 0;
}

/** Selects rows of platforms that are not paused. */
export const isOfOpenPlatform = (ctx: Context, platform: PgColumn): SQL =>
  notExists(ctx.db.select({ one: sql`1` }).from(platformPauses).where(eq(platformPauses.platform, platform)));

/** Returns the error message for requests that need a paused platform. */
export const pausedWords = (platform: Platform): string =>
  `${PLATFORM_NAMES[platform]} is paused on this server. Nothing was charged. Try again later`;
