import { apiKeys } from "@/db/schema";
import type { OrganizationContext } from "@/lib/context";
import { generateKey, hashKey } from "@/lib/keys/generate";
import { presentKey } from "@/lib/keys/present";
import { expiryOf } from "@/lib/keys/rules";
import type { CreatedKey, CreateKeyRequest } from "@/lib/keys/schemas";
import { newPublicId } from "@/lib/public-id";
import { assertRight } from "@/lib/rights";

/** The answer is the only place where the key itself ever stands. */
export async function createKey(ctx: OrganizationContext, input: CreateKeyRequest): Promise<CreatedKey> {
  assertRight(ctx.actor, "keys:manage");
  const key = generateKey();
  const [row] = await ctx.db
    .insert(apiKeys)
    .values({
      publicId: newPublicId(),
      organizationId: ctx.organization.id,
      name: input.name,
      hash: hashKey(key),
      hint: key.slice(-4),
      roles: [...new Set(input.roles)],
      expiresAt: expiryOf(input.expires_in_days, ctx.now()),
      createdBy: ctx.actor.type === "user" ? ctx.actor.userId : null,
      createdAt: ctx.now(),
    })
    .returning();
  if (!row) throw new Error("the key was not written");
  return { ...presentKey(row, ctx.now()), key };
}
