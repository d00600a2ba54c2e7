import { recordAct } from "@/lib/audit/record";
import { lockAccount } from "@/lib/billing/account";
import type { OrganizationContext } from "@/lib/context";
import { insertKey } from "@/lib/keys/insert";
import { keySubject, presentKey } from "@/lib/keys/present";
import { expiryOf } from "@/lib/keys/rules";
import type { CreatedKey, CreateKeyRequest } from "@/lib/keys/schemas";
import { assertRight } from "@/lib/rights";

/**
 * The answer is the only place where the key itself ever stands.
 * @throws AppError conflict where the organization has as many live keys as it may have
 */
export async function createKey(ctx: OrganizationContext, input: CreateKeyRequest): Promise<CreatedKey> {
  assertRight(ctx.actor, "keys:manage");
  const expiresAt = expiryOf(input.expires_in_days, ctx.now());
  const { row, key } = await ctx.db.transaction(async (tx) => {
    await lockAccount(tx, ctx.organization.id);
    const made = await insertKey(ctx, tx, { name: input.name, roles: input.roles, expiresAt });
    await recordAct(ctx, tx, {
      action: "key.create",
      subject: keySubject(made.row),
      after: { roles: made.row.roles, expires_at: expiresAt },
    });
    return made;
  });
  return { ...presentKey(row, { replaces: null, replacedBy: null }, ctx.now()), key };
}
