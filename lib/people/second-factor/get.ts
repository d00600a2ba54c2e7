import { eq } from "drizzle-orm";
import { secondFactors } from "@/db/schema";
import { countRecoveryCodes } from "@/lib/people/codes/recovery";
import type { SecondFactorState } from "@/lib/people/second-factor/schemas";
import { type PersonContext, personOf } from "@/lib/people/sessions/actor";

/** Returns whether the signed-in person's second factor is on. */
export async function getSecondFactor(ctx: PersonContext): Promise<SecondFactorState> {
  const userId = personOf(ctx);
  const [factor] = await ctx.db.select().from(secondFactors).where(eq(secondFactors.userId, userId));
  const since = factor?.confirmedAt ?? null;
  return {
    is_on: since !== null,
    since: since?.toISOString() ?? null,
    recovery_codes_left: since === null ? 0 : await countRecoveryCodes(ctx.db, userId),
  };
}
