import { and, asc, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { emailTokens, identities, members, recoveryCodes, secondFactors, users } from "@/db/schema";
import { assertProved } from "@/lib/core/assert-proved";
import { recordAct } from "@/lib/core/audit/record";
import { appUrl } from "@/lib/core/env";
import { conflict, invalid, notFound } from "@/lib/core/errors";
import { newLinkToken } from "@/lib/core/link-token";
import { hashPassword } from "@/lib/core/password";
import { enqueueMail } from "@/lib/outbound/outbox/enqueue";
import type { DeleteAccountRequest } from "@/lib/people/account/schemas";
import { lockPeople } from "@/lib/people/members/lock";
import { withdrawBeyondRole } from "@/lib/people/members/withdraw-beyond-role";
import { type PersonContext, personOf } from "@/lib/people/sessions/actor";
import { endSessions } from "@/lib/people/sessions/end";
import { emailKey } from "@/lib/people/users/email-key";

/**
 * Deletes the signed-in person's account: they leave their organizations, all sessions end, and name, address, password
 * and second factor are erased. The row stays without them, because ledgers and audit logs refer to it.
 * @throws AppError forbidden with `isProofRequired`, invalid_request on `email`, conflict for the only owner of an open
 * organization
 */
export async function deleteAccount(ctx: PersonContext, { email }: DeleteAccountRequest): Promise<void> {
  const userId = personOf(ctx);
  const [person] = await ctx.db.select({ emailKey: users.emailKey }).from(users).where(eq(users.id, userId));
  if (emailKey(email) !== person?.emailKey)
    throw invalid("email", "This isn't your email address. Enter the one you sign in with");
  await assertProved(ctx);
  // No one knows this password. Hashing takes too long for a transaction.
  const passwordHash = await hashPassword(newLinkToken());
  await ctx.db.transaction(async (tx) => {
    const own = await tx.select().from(members).where(eq(members.userId, userId)).orderBy(asc(members.organizationId));
    for (const { organizationId } of own) await leaveForGood(ctx, tx, organizationId, userId);
    const [user] = await tx.select().from(users).where(eq(users.id, userId)).for("update");
    if (!user) throw notFound("Profile not found");
    await recordAct(ctx, tx, { action: "user.delete", organizationId: null, subject: user.email });
    await enqueueMail(ctx, tx, {
      to: user.email,
      template: "account_deleted",
      data: { name: user.name, url: `${appUrl()}/sign-up` },
      organizationId: null,
    });
    await endSessions(tx, userId);
    await tx.delete(emailTokens).where(eq(emailTokens.userId, userId));
    await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
    await tx.delete(secondFactors).where(eq(secondFactors.userId, userId));
    await tx.delete(identities).where(eq(identities.userId, userId));
    const address = `${user.publicId}@deleted.invalid`;
    await tx
      .update(users)
      .set({
        email: address,
        emailKey: emailKey(address),
        name: "Deleted account",
        passwordHash,
        passwordChangedAt: ctx.now(),
        emailConfirmedAt: null,
        isAdmin: false,
      })
      .where(eq(users.id, userId));
  });
}

/** In the order of the organizations' IDs, as everywhere (docs/adr/0002). */
async function leaveForGood(ctx: PersonContext, tx: Transaction, organizationId: number, userId: number) {
  const { organization, members: all } = await lockPeople(tx, organizationId);
  const member = all.find((candidate) => candidate.userId === userId);
  if (!member) return;
  const isOther = (candidate: typeof member) => candidate.role === "owner" && candidate.userId !== userId;
  if (organization.closedAt === null && member.role === "owner" && !all.some(isOther))
    throw conflict(`You are the only owner of ${organization.name}. Make someone else an owner, or close it, first.`);
  await tx.delete(members).where(and(eq(members.organizationId, organizationId), eq(members.userId, userId)));
  const inOrganization = { ...ctx, organization };
  await withdrawBeyondRole(inOrganization, tx, { userId, role: null });
  await recordAct(inOrganization, tx, {
    action: "member.leave",
    subject: member.email,
    before: { role: member.role },
  });
}
