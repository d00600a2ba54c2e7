import { decode, encode } from "next-auth/jwt";
import type { z } from "zod";
import { cookieIn } from "@/app/request-cookie";
import { appUrl, env } from "@/lib/core/env";
import { MINUTE_SECONDS } from "@/lib/core/time/unit-rules";
import { linkIdentity } from "@/lib/people/identities/link";
import { Identity, IdentityAttempt } from "@/lib/people/identities/schemas";
import { signInContext } from "@/lib/people/sessions/request-context";

/** An encrypted cookie of our own: `salt` is part of its key, so that none can be taken for another. */
interface Kept<S extends z.ZodType> {
  name: string;
  seconds: number;
  salt: string;
  schema: S;
}

/** Between the start of a provider's sign-in and its answer. */
const ATTEMPT: Kept<typeof IdentityAttempt> = {
  name: "clipscope-identity-attempt",
  seconds: 10 * MINUTE_SECONDS,
  salt: "identity attempt",
  schema: IdentityAttempt,
};

/** A confirmed identity that waits to be linked. Long enough to sign up and open the confirmation email. */
const PENDING: Kept<typeof Identity> = {
  name: "clipscope-identity",
  seconds: 60 * MINUTE_SECONDS,
  salt: "pending identity",
  schema: Identity,
};

const write = ({ name }: Pick<Kept<z.ZodType>, "name">, value: string, seconds: number): string =>
  // Lax: the provider's redirect is a top-level navigation.
  `${name}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${appUrl().startsWith("https:") ? "; Secure" : ""}`;

async function seal<S extends z.ZodType>(kept: Kept<S>, value: z.output<S>): Promise<string> {
  const { salt, seconds } = kept;
  const token = { value: JSON.stringify(value) };
  return write(kept, await encode({ token, secret: env().NEXTAUTH_SECRET ?? "", salt, maxAge: seconds }), seconds);
}

async function open<S extends z.ZodType>({ salt, schema }: Kept<S>, cookie: string | undefined) {
  if (!cookie) return null;
  try {
    const claims = await decode({ token: cookie, secret: env().NEXTAUTH_SECRET ?? "", salt });
    return schema.parse(JSON.parse(String(claims?.value)));
  } catch {
    return null;
  }
}

export const attemptCookie = (attempt: IdentityAttempt): Promise<string> => seal(ATTEMPT, attempt);
export const noAttemptCookie = (): string => write(ATTEMPT, "", 0);
export const readAttempt = (headers: Headers): Promise<IdentityAttempt | null> =>
  open(ATTEMPT, cookieIn(headers, ATTEMPT.name));

export const pendingCookie = (identity: Identity): Promise<string> => seal(PENDING, identity);
/** Returns the identity that waits in this browser to be linked. */
export const readPending = (headers: Headers): Promise<Identity | null> =>
  open(PENDING, cookieIn(headers, PENDING.name));

/**
 * Links the identity that waits in this browser, after its person has signed in.
 * @returns the `Set-Cookie`s that follow
 */
export async function linkPending(headers: Headers, { userId }: { userId: string }): Promise<string[]> {
  const pending = await readPending(headers);
  if (!pending) return [];
  await linkIdentity(signInContext(), userId, pending);
  return [write(PENDING, "", 0)];
}
