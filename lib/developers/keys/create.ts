import { lockAccount } from "@/lib/billing/account";
import { recordAct } from "@/lib/core/audit/record";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { insertKey } from "@/lib/developers/keys/insert";
import { keySubject, presentKey } from "@/lib/developers/keys/present";
import { rangeFacts, readRanges } from "@/lib/developers/keys/ranges";
import { expiryOf } from "@/lib/developers/keys/rules";
import type { CreatedKey, CreateKeyRequest } from "@/lib/developers/keys/schemas";

/**
 * Creates a key. The response is the only place where the key itself is shown.
 * @throws AppError conflict if the organization has reached its limit of active keys
 */
export async function createKey(ctx: OrganizationContext, input: CreateKeyRequest): Promise<CreatedKey> {
  assertRight(ctx.actor, "keys:manage");
  const allowedRanges = readRanges(input.allowed_ranges ?? []);
  const expiresAt = expiryOf(input.expires_in_days, ctx.now());
  const { row, key } = await ctx.db.transaction(async (tx) => {
    await lockAccount(tx, ctx.organization.id);
    const made = await insertKey(ctx, tx, {
      name: input.name,
      roles: input.roles,
      allowedRanges,
      expiresAt,
    });
    await recordAct(ctx, tx, {
      action: "key.create",
      subject: keySubject(made.row),
      after: { roles: made.row.roles, expires_at: expiresAt, ...rangeFacts(allowedRanges) },
    });
    return made;
  });
  return { ...presentKey(row, { replaces: null, replacedBy: null }, ctx.now()), key };
}
