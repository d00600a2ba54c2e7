import type { Transaction } from "@/db/client";
import { apiKeys } from "@/db/schema";
import type { OrganizationContext } from "@/lib/context";
import { generateKey, hashKey } from "@/lib/keys/generate";
import { newPublicId } from "@/lib/public-id";

interface NewKey {
  name: string;
  roles: readonly string[];
  expiresAt: Date | null;
  /** The key that it is to replace. */
  replaces?: number;
}

/** Writes a new key, and gives it this once: only its hash is stored. */
export async function insertKey(ctx: OrganizationContext, tx: Transaction, { name, roles, ...rest }: NewKey) {
  const key = generateKey();
  const [row] = await tx
    .insert(apiKeys)
    .values({
      publicId: newPublicId(),
      organizationId: ctx.organization.id,
      name,
      hash: hashKey(key),
      hint: key.slice(-4),
      roles: [...new Set(roles)],
      ...rest,
      createdBy: ctx.actor.type === "user" ? ctx.actor.userId : null,
      createdAt: ctx.now(),
    })
    .returning();
  if (!row) throw new Error("the key was not written");
  return { row, key };
}
