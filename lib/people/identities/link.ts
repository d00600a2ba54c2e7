import { and, asc, eq } from "drizzle-orm";
import { identities, users } from "@/db/schema";
import { recordAct } from "@/lib/core/audit/record";
import type { Context } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { newPublicId } from "@/lib/core/public-id";
import { providerName } from "@/lib/people/identities/providers";
import type { Identity, IdentityList } from "@/lib/people/identities/schemas";
import { type PersonContext, personOf } from "@/lib/people/sessions/actor";
import { emailKey } from "@/lib/people/users/email-key";

/**
 * Links an identity to the account of a person who has just signed in by password, emailed link or code.
 * @param userId public ID
 * @returns false if the account has another address: it may be another person's
 */
export async function linkIdentity(ctx: Context, userId: string, identity: Identity): Promise<boolean> {
  const { provider, subject, email } = identity;
  return ctx.db.transaction(async (tx) => {
    const [user] = await tx.select().from(users).where(eq(users.publicId, userId));
    if (!user || user.emailKey !== emailKey(email)) return false;
    const linked = await tx
      .insert(identities)
      .values({ publicId: newPublicId(), userId: user.id, provider, subject, email, createdAt: ctx.now() })
      .onConflictDoNothing()
      .returning({ id: identities.id });
    if (linked.length > 0) {
      const actor = { type: "user", userId: user.id, role: "viewer" } as const;
      const subjectWords = `${providerName(provider)}: ${email}`;
      await recordAct({ ...ctx, actor }, tx, { action: "user.identity", organizationId: null, subject: subjectWords });
    }
    return linked.length > 0;
  });
}

/** Returns the identities that the signed-in person can sign in with. */
export async function listIdentities(ctx: PersonContext): Promise<IdentityList> {
  const rows = await ctx.db
    .select()
    .from(identities)
    .where(eq(identities.userId, personOf(ctx)))
    .orderBy(asc(identities.id));
  return {
    identities: rows.map(({ publicId, provider, email, createdAt }) => ({
      id: publicId,
      provider: providerName(provider),
      email,
      created_at: createdAt.toISOString(),
    })),
  };
}

/** Unlinks one of the person's identities. @throws AppError not_found, also for another person's */
export async function unlinkIdentity(ctx: PersonContext, { id }: { id: string }): Promise<{ id: string }> {
  return ctx.db.transaction(async (tx) => {
    const [removed] = await tx
      .delete(identities)
      .where(and(eq(identities.publicId, id), eq(identities.userId, personOf(ctx))))
      .returning();
    if (!removed) throw notFound("Sign-in not found");
    const subject = `${providerName(removed.provider)}: ${removed.email}`;
    await recordAct(ctx, tx, { action: "user.identity_remove", organizationId: null, subject });
    return { id };
  });
}
