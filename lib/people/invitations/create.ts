import { and, eq, gt } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { invitations } from "@/db/schema";
import { recordAct } from "@/lib/core/audit/record";
import type { OrganizationContext } from "@/lib/core/context";
import { appUrl } from "@/lib/core/env";
import { AppError, forbidden, invalid } from "@/lib/core/errors";
import { formatDateTime } from "@/lib/core/format";
import { newPublicId } from "@/lib/core/public-id";
import { assertRight } from "@/lib/core/rights";
import { DAY_MS } from "@/lib/core/time/unit-rules";
import { enqueueMail } from "@/lib/outbound/outbox/enqueue";
import { isOpen } from "@/lib/people/invitations/open";
import { INVITATION_DAYS } from "@/lib/people/invitations/rules";
import type { InvitationRow, InviteRequest } from "@/lib/people/invitations/schemas";
import { lockMembers } from "@/lib/people/members/lock";
import { mayAssign } from "@/lib/people/members/rules";
import { emailKey } from "@/lib/people/users/email-key";
import { hashEmailToken, newEmailToken } from "@/lib/people/users/email-token";

/** A limit, so that an organization cannot use invitations to email strangers. */
const INVITATIONS_PER_DAY = 50;

/**
 * Sends an invitation by email. An earlier invitation to the same address is withdrawn, so that only one link works.
 * @throws AppError forbidden for a role above the actor's own, invalid_request on `email` for a member, rate_limited
 */
export async function createInvitation(
  ctx: OrganizationContext,
  { email, role }: InviteRequest,
): Promise<InvitationRow> {
  assertRight(ctx.actor, "organization:manage");
  const { actor } = ctx;
  if (actor.type !== "user") throw forbidden("Only a person can invite");
  const now = ctx.now();
  return ctx.db.transaction(async (tx) => {
    const { organization, members: all, role: own } = await lockMembers(ctx, tx);
    if (!mayAssign(own, role)) throw forbidden("You can't assign a role above your own");
    const key = emailKey(email);
    if (all.some((member) => member.emailKey === key)) throw invalid("email", "This person is already a member");
    await assertFewToday(ctx, tx);
    const replaced = await withdrawEarlier(ctx, tx, key);
    if (replaced.some((earlier) => !mayAssign(own, earlier.role)))
      throw forbidden("Someone with a higher role has already invited this address");
    const inviter = all.find(({ userId }) => userId === actor.userId);
    if (!inviter) throw forbidden("Only members of the organization can do this");
    const token = newEmailToken();
    const expiresAt = new Date(now.getTime() + INVITATION_DAYS * DAY_MS);
    const [row] = await tx
      .insert(invitations)
      .values({
        publicId: newPublicId(),
        organizationId: organization.id,
        email: email.trim(),
        emailKey: key,
        role,
        hash: hashEmailToken(token),
        invitedBy: inviter.userId,
        expiresAt,
        createdAt: now,
      })
      .returning();
    if (!row) throw new Error("the invitation was not written");
    await enqueueMail(ctx, tx, {
      to: row.email,
      organizationId: organization.id,
      template: "invitation",
      data: {
        organization: organization.name,
        inviter: inviter.name,
        inviter_email: inviter.email,
        role,
        // The recipient's time zone is not known, so the organization's is used.
        until: `${formatDateTime(expiresAt, { zone: organization.timeZone, locale: "en-US" })} (${organization.timeZone})`,
        url: `${appUrl()}/invitation?token=${token}`,
      },
    });
    await recordAct(ctx, tx, {
      action: "invitation.create",
      subject: row.email,
      after: { role, expires_at: expiresAt, ...(replaced.length > 0 && { replaces_earlier: true }) },
    });
    return {
      id: row.publicId,
      email: row.email,
      role,
      invited_by: inviter.email,
      created_at: now.toISOString(),
      expires_at: expiresAt.toISOString(),
    };
  });
}

async function assertFewToday(ctx: OrganizationContext, tx: Transaction): Promise<void> {
  const now = ctx.now().getTime();
  const today = and(
    eq(invitations.organizationId, ctx.organization.id),
    gt(invitations.createdAt, new Date(now - DAY_MS)),
  );
  if ((await tx.$count(invitations, today)) >= INVITATIONS_PER_DAY)
    throw new AppError({ code: "rate_limited", limit: INVITATIONS_PER_DAY, resetAt: new Date(now + DAY_MS) });
}

const withdrawEarlier = (ctx: OrganizationContext, tx: Transaction, key: string) =>
  tx
    .update(invitations)
    .set({ withdrawnAt: ctx.now() })
    .where(and(isOpen(ctx.organization.id, ctx.now()), eq(invitations.emailKey, key)))
    .returning({ role: invitations.role });
