import { and, eq, gt } from "drizzle-orm";
import { connectionInvitations, users } from "@/db/schema";
import { CONNECTION_INVITATION_DAYS } from "@/lib/channels/connections/rules";
import type { ConnectionInviteRequest, CreatedConnectionInvitation } from "@/lib/channels/connections/schemas";
import { recordAct } from "@/lib/core/audit/record";
import type { OrganizationContext } from "@/lib/core/context";
import { appUrl } from "@/lib/core/env";
import { AppError, forbidden } from "@/lib/core/errors";
import { hashLinkToken, newLinkToken } from "@/lib/core/link-token";
import { newPublicId } from "@/lib/core/public-id";
import { assertRight } from "@/lib/core/rights";
import { DAY_MS } from "@/lib/core/time/unit-rules";
import { PLATFORM_NAMES } from "@/lib/platforms/schemas";

const INVITATIONS_PER_DAY = 200;

/**
 * Creates a link by which a creator connects an account without signing in. The link is returned once.
 * @throws AppError forbidden, rate_limited
 */
export async function inviteConnection(
  ctx: OrganizationContext,
  { platform, recipient }: ConnectionInviteRequest,
): Promise<CreatedConnectionInvitation> {
  assertRight(ctx.actor, "organization:manage");
  const { actor, organization } = ctx;
  if (actor.type !== "user") throw forbidden("Only a person can invite");
  const now = ctx.now();
  const token = newLinkToken();
  const expiresAt = new Date(now.getTime() + CONNECTION_INVITATION_DAYS * DAY_MS);
  return ctx.db.transaction(async (tx) => {
    const today = and(
      eq(connectionInvitations.organizationId, organization.id),
      gt(connectionInvitations.createdAt, new Date(now.getTime() - DAY_MS)),
    );
    if ((await tx.$count(connectionInvitations, today)) >= INVITATIONS_PER_DAY)
      throw new AppError({
        code: "rate_limited",
        limit: INVITATIONS_PER_DAY,
        resetAt: new Date(now.getTime() + DAY_MS),
      });
    const publicId = newPublicId();
    await tx.insert(connectionInvitations).values({
      publicId,
      organizationId: organization.id,
      platform,
      recipient,
      hash: hashLinkToken(token),
      invitedBy: actor.userId,
      expiresAt,
      createdAt: now,
    });
    await recordAct(ctx, tx, {
      action: "connection.invite",
      subject: `${PLATFORM_NAMES[platform]}: ${recipient}`,
      after: { expires_at: expiresAt },
    });
    const [inviter] = await tx.select({ email: users.email }).from(users).where(eq(users.id, actor.userId));
    return {
      id: publicId,
      platform,
      recipient,
      invited_by: inviter?.email ?? "",
      created_at: now.toISOString(),
      expires_at: expiresAt.toISOString(),
      url: `${appUrl()}/connect?token=${token}`,
    };
  });
}
