import { and, eq, isNull, ne } from "drizzle-orm";
import { connectedAccounts, connectionAttempts, connectionInvitations, ownAudiences, ownFigures } from "@/db/schema";
import { findByLink } from "@/lib/channels/connections/look-up";
import type { Disconnected, DisconnectRequest } from "@/lib/channels/connections/schemas";
import { type AccountRow, openTokens, platformOf } from "@/lib/channels/connections/tokens";
import { recordAct } from "@/lib/core/audit/record";
import type { ActingContext, Context, OrganizationContext, RequestOrigin } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { assertRight } from "@/lib/core/rights";
import { ownerApi, ownerClient } from "@/lib/platforms/owner";
import { PLATFORM_NAMES } from "@/lib/platforms/schemas";

/**
 * Ends the consent at the platform, deletes the tokens and, on request, the figures.
 * @throws AppError not_found
 */
export async function disconnectAccount(
  ctx: OrganizationContext,
  { id, delete_figures }: { id: string } & DisconnectRequest,
): Promise<Disconnected> {
  assertRight(ctx.actor, "organization:manage");
  const [account] = await ctx.db
    .select()
    .from(connectedAccounts)
    .where(and(eq(connectedAccounts.publicId, id), eq(connectedAccounts.organizationId, ctx.organization.id)));
  if (!account) throw notFound("Connected account not found");
  return { id, revoked: await endConnection(ctx, account, { deleteFigures: delete_figures, by: "member" }) };
}

/**
 * Does the same for a creator, who needs no account: their own link or the used invitation is the proof.
 * @throws AppError not_found for an unknown link
 */
export async function disconnectByLink(
  ctx: Context,
  { token, deleteFigures, origin }: { token: string; deleteFigures: boolean; origin?: RequestOrigin },
): Promise<{ revoked: boolean }> {
  const found = await findByLink(ctx, token);
  if (!found) throw notFound("This link is not valid");
  const acting = { ...ctx, ...(origin && { origin }) };
  return { revoked: await endConnection(acting, found.account, { deleteFigures, by: "creator" }) };
}

/** Ends every connection of an organization that is closed, and withdraws its invitations. */
export async function endConnectionsOf(ctx: ActingContext, organizationId: number): Promise<void> {
  await ctx.db.delete(connectionAttempts).where(eq(connectionAttempts.organizationId, organizationId));
  await ctx.db
    .update(connectionInvitations)
    .set({ withdrawnAt: ctx.now() })
    .where(
      and(
        eq(connectionInvitations.organizationId, organizationId),
        isNull(connectionInvitations.usedAt),
        isNull(connectionInvitations.withdrawnAt),
      ),
    );
  const open = await ctx.db
    .select()
    .from(connectedAccounts)
    .where(and(eq(connectedAccounts.organizationId, organizationId), ne(connectedAccounts.status, "disconnected")));
  for (const account of open) await endConnection(ctx, account, { deleteFigures: true, by: "member" });
}

/** Returns whether the platform confirmed the end of the consent; it is not asked if there are no tokens. */
async function endConnection(
  ctx: ActingContext,
  account: AccountRow,
  { deleteFigures, by }: { deleteFigures: boolean; by: "member" | "creator" },
): Promise<boolean> {
  const platform = platformOf(account);
  const client = ownerClient(platform);
  const tokens = openTokens(account);
  // First, because it needs the tokens. They are deleted regardless of the platform's response.
  const revoked = tokens === null || (client !== null && (await ownerApi(platform).revoke(ctx, client, tokens)));
  await ctx.db.transaction(async (tx) => {
    const [locked] = await tx
      .select()
      .from(connectedAccounts)
      .where(eq(connectedAccounts.id, account.id))
      .for("update");
    if (!locked || (locked.status === "disconnected" && !deleteFigures)) return;
    const days = await tx.$count(ownFigures, eq(ownFigures.accountId, account.id));
    const audiences = await tx.$count(ownAudiences, eq(ownAudiences.accountId, account.id));
    // Without figures, nothing is left that a row would be needed for.
    if (deleteFigures || days + audiences === 0)
      await tx.delete(connectedAccounts).where(eq(connectedAccounts.id, account.id));
    else
      await tx
        .update(connectedAccounts)
        .set({
          status: "disconnected",
          accessTokenEncrypted: null,
          refreshTokenEncrypted: null,
          readDueAt: null,
          disconnectedAt: ctx.now(),
        })
        .where(eq(connectedAccounts.id, account.id));
    await recordAct(ctx, tx, {
      action: "connection.end",
      organizationId: account.organizationId,
      subject: `${PLATFORM_NAMES[platform]}: ${account.username}`,
      ...(by === "creator" && { reason: "By the creator" }),
      before: { status: locked.status, days_of_figures: days },
      after: { status: "disconnected", days_of_figures: deleteFigures ? 0 : days },
    });
  });
  return revoked;
}
