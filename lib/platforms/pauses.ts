import { eq, notExists, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { platformPauses } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { PLATFORM_NAMES, type Platform } from "@/lib/platforms/schemas";

/** Whether an admin told us to leave the platform alone. */
export async function isPaused(ctx: Context, platform: Platform): Promise<boolean> {
  return (await ctx.db.$count(platformPauses, eq(platformPauses.platform, platform))) > 0;
}

/** Rows of platforms that nobody paused. */
export const isOfOpenPlatform = (ctx: Context, platform: PgColumn): SQL =>
  notExists(ctx.db.select({ one: sql`1` }).from(platformPauses).where(eq(platformPauses.platform, platform)));

/** For whoever asks for something that needs the platform. */
export const pausedWords = (platform: Platform): string =>
  `${PLATFORM_NAMES[platform]} is paused on this server for now. Nothing was charged; try again later`;
