import { and, asc, eq, gt } from "drizzle-orm";
import { socialAccountCounts, socialAccounts } from "@/db/schema";
import type { OrganizationContext } from "@/lib/context";
import { notFound } from "@/lib/errors";
import { assertRight } from "@/lib/rights";
import type { SocialHistory } from "@/lib/social/schemas";

const DAY_MS = 86_400_000;

/** Every reading of the last `days`, oldest first. */
export async function getSocialHistory(
  ctx: OrganizationContext,
  { id, days }: { id: string; days: number },
): Promise<SocialHistory> {
  assertRight(ctx.actor, "channels:read");
  const [account] = await ctx.db
    .select({ id: socialAccounts.id })
    .from(socialAccounts)
    .where(
      and(
        eq(socialAccounts.publicId, id),
        eq(socialAccounts.organizationId, ctx.organization.id),
        eq(socialAccounts.isRemoved, false),
      ),
    );
  if (!account) throw notFound("Social account not found");
  const since = new Date(ctx.now().getTime() - days * DAY_MS);
  const rows = await ctx.db
    .select()
    .from(socialAccountCounts)
    .where(and(eq(socialAccountCounts.accountId, account.id), gt(socialAccountCounts.readAt, since)))
    .orderBy(asc(socialAccountCounts.readAt));
  return { counts: rows.map(({ readAt, subscribers }) => ({ read_at: readAt.toISOString(), subscribers })) };
}
