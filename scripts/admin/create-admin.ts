import { randomBytes } from "node:crypto";
import { count, eq } from "drizzle-orm";
import { members, users } from "@/db/schema";
import { recordAct } from "@/lib/core/audit/record";
import type { Context } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { hashPassword } from "@/lib/core/password";
import { createOrganization } from "@/lib/people/organizations/create";
import { endSessions } from "@/lib/people/sessions/end";
import { createUser } from "@/lib/people/users/create";
import { emailKey } from "@/lib/people/users/email-key";
import { assertStrongPassword } from "@/lib/people/users/password-strength";
import { SignUpRequest } from "@/lib/people/users/schemas";
import { Failure } from "@/scripts/failure";

export interface NewAdmin {
  email: string;
  name?: string;
  /** If absent, a new account gets a random password, and an existing account keeps its own. */
  password?: string;
  /** The organization of a user who belongs to none. They become its owner, because only members can sign in. */
  organization?: string;
}

export interface CreatedAdmin {
  outcome: "created" | "promoted";
  /** Only set if it was generated here. It is not stored anywhere else. */
  password?: string;
  /** Only set if one was created. */
  organization?: string;
}

const Shape = SignUpRequest.partial({ name: true, password: true, organization: true });

export async function createAdmin(ctx: Context, input: NewAdmin): Promise<CreatedAdmin> {
  const parsed = Shape.safeParse(input);
  if (!parsed.success) {
    const errors = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new Failure("Creating the admin", errors.join("; "));
  }
  const { email, name, password, organization } = parsed.data;
  if (password) await assertStrongPassword(password, [email, name, organization]).catch(describeRefusal);
  return ctx.db.transaction(async (tx) => {
    const [known] = await tx
      .select()
      .from(users)
      .where(eq(users.emailKey, emailKey(email)));
    const generated = known || password ? undefined : randomBytes(15).toString("base64url");
    const shownName = name ?? known?.name ?? email.split("@")[0] ?? email;
    const user =
      known ??
      (await createUser(
        ctx,
        { email, name: shownName, password: password ?? generated ?? "", emailConfirmedAt: ctx.now() },
        tx,
      ));
    await tx
      .update(users)
      .set({
        isAdmin: true,
        name: shownName,
        ...(known && password ? { passwordHash: await hashPassword(password), passwordChangedAt: ctx.now() } : {}),
      })
      .where(eq(users.id, user.id));
    if (known && password) await endSessions(tx, user.id);
    const [belongs] = await tx.select({ n: count() }).from(members).where(eq(members.userId, user.id));
    let made: string | undefined;
    if (!belongs?.n) {
      made = organization ?? "Administration";
      await createOrganization(ctx, { name: made, ownerUserId: user.id }, tx);
    }
    await recordAct(ctx, tx, { action: "admin.grant", organizationId: null, subject: email });
    return { outcome: known ? "promoted" : "created", password: generated, organization: made };
  });
}

function describeRefusal(error: unknown): never {
  if (!(error instanceof AppError) || error.refusal.code !== "invalid_request") throw error;
  throw new Failure(
    "Creating the admin",
    error.refusal.details.map(({ field, message }) => `${field}: ${message}`).join("; "),
  );
}
