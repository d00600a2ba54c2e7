import { processLimits, rateLimited } from "@/lib/core/rate-limit";
import { addressGroup } from "@/rest/client-address";

/** Generous for an office behind one address; a script that guesses tokens or passwords needs far more. */
const REQUESTS_PER_MINUTE = 300;

/**
 * Counts a request that changes an account, before its body is read. Accounts and email addresses have separate limits
 * in `lib/people/users/sign-in-guard.ts`.
 * @throws AppError rate_limited
 */
export async function limitAuth(request: Request): Promise<void> {
  const consumption = await processLimits().auth.consume(addressGroup(request.headers), REQUESTS_PER_MINUTE);
  if (consumption.exceeded) throw rateLimited(consumption);
}
