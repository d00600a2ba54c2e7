import { randomBytes, randomUUID } from "node:crypto";
import { channels } from "@/db/schema";
import type { MemberRole, OrganizationContext } from "@/lib/core/context";
import type { Platform } from "@/lib/platforms/schemas";

/** Inserts the channel of a creator, whom videos name by `externalId`; returns its UUID. */
export async function insertChannel(ctx: OrganizationContext, platform: Platform, externalId: string): Promise<string> {
  const uuid = randomUUID();
  const username = `creator_${randomBytes(4).toString("hex")}`;
  await ctx.db.insert(channels).values({
    uuid,
    platform,
    externalId,
    username,
    usernameKey: username,
    categoriesPrimary: [],
    categoriesSecondary: [],
    profileAt: ctx.now(),
    createdAt: ctx.now(),
  });
  return uuid;
}

export const asRole = (ctx: OrganizationContext, role: MemberRole): OrganizationContext => ({
  ...ctx,
  actor: { type: "user", userId: 1, role },
});

export const asKey = (ctx: OrganizationContext, ...roles: string[]): OrganizationContext => ({
  ...ctx,
  actor: { type: "key", keyId: 1, keyName: "Reporting", roles },
});
