import { and, eq, isNull } from "drizzle-orm";
import { encode } from "uqr";
import { secondFactors, users } from "@/db/schema";
import { recordAct } from "@/lib/core/audit/record";
import { conflict, invalid, notFound } from "@/lib/core/errors";
import { newSecret, openSecret, sealSecret, secretLink, stepOf } from "@/lib/people/codes/app";
import { guardCode } from "@/lib/people/codes/guard";
import { replaceRecoveryCodes } from "@/lib/people/codes/recovery";
import { readCode } from "@/lib/people/codes/rules";
import { notifyOf } from "@/lib/people/second-factor/notify";
import type {
  ConfirmSetupRequest,
  RecoveryCodes,
  SecondFactorSetup,
  StartSetupRequest,
} from "@/lib/people/second-factor/schemas";
import { type PersonContext, personOf } from "@/lib/people/sessions/actor";
import { checkPassword } from "@/lib/people/users/check-password";

const alreadyOn = () => conflict("Two-factor authentication is already on. Reload the page.");

/**
 * Creates a secret for an authenticator app. Nothing changes for the person until `confirmSetup`; starting over replaces
 * the secret.
 * @param address address of the request, grouped as sign-in groups it
 * @throws AppError invalid_request on `current_password`, rate_limited, conflict if it is on already
 */
export async function startSetup(
  ctx: PersonContext,
  { current_password }: StartSetupRequest,
  address: string,
): Promise<SecondFactorSetup> {
  const user = await checkPassword(ctx, current_password, address);
  const secret = newSecret();
  const fresh = { secret: sealSecret(secret, user.id), lastStep: null, createdAt: ctx.now() };
  const stored = await ctx.db
    .insert(secondFactors)
    .values({ userId: user.id, ...fresh })
    .onConflictDoUpdate({ target: secondFactors.userId, set: fresh, setWhere: isNull(secondFactors.confirmedAt) })
    .returning({ userId: secondFactors.userId });
  if (stored.length === 0) throw alreadyOn();
  const link = secretLink(secret, user.email);
  return { secret, link, qr: qrCode(link) };
}

/** One square per dark module. The border is part of the code: readers need it. */
function qrCode(text: string): SecondFactorSetup["qr"] {
  const { data, size } = encode(text, { ecc: "M", border: 4 });
  const squares = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return { size, path: squares.join("") };
}

/**
 * Turns the second factor on with a first code from the app.
 * @returns the recovery codes, which can't be read again
 * @throws AppError invalid_request on `code`, rate_limited, conflict if it is on already, not_found if no setup was started
 */
export async function confirmSetup(ctx: PersonContext, { code }: ConfirmSetupRequest): Promise<RecoveryCodes> {
  const userId = personOf(ctx);
  const codes = await guardCode({ userId, browser: `session ${ctx.sessionId}` }, () =>
    ctx.db.transaction(async (tx) => {
      const [factor] = await tx.select().from(secondFactors).where(eq(secondFactors.userId, userId)).for("update");
      if (!factor) throw notFound("Start the setup again");
      if (factor.confirmedAt) throw alreadyOn();
      const typed = readCode(code);
      const secret = openSecret(factor.secret, userId);
      const step = typed?.kind === "app" && secret !== null ? stepOf(secret, typed.code, ctx.now(), null) : null;
      if (step === null) return null;
      await tx
        .update(secondFactors)
        .set({ confirmedAt: ctx.now(), lastStep: step })
        .where(and(eq(secondFactors.userId, userId), isNull(secondFactors.confirmedAt)));
      const created = await replaceRecoveryCodes(ctx, tx, userId);
      const [user] = await tx.select().from(users).where(eq(users.id, userId));
      if (!user) throw notFound("Profile not found");
      await recordAct(ctx, tx, { action: "user.second_factor", organizationId: null, subject: user.email });
      await notifyOf(ctx, tx, user, "on");
      return created;
    }),
  );
  if (!codes) throw invalid("code", "This code is wrong. Enter the six digits that your app shows now.");
  return { recovery_codes: codes };
}
