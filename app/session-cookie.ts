import { cookies, headers } from "next/headers";
import { decode, encode } from "next-auth/jwt";
import { appUrl, env } from "@/lib/core/env";
import { DAY_SECONDS } from "@/lib/core/time/unit-rules";
import { openSession, type SessionClaims, type SessionClient } from "@/lib/people/sessions/open";
import { systemContext } from "@/lib/people/sessions/request-context";
import { SESSION_DAYS } from "@/lib/people/sessions/rules";
import { PEER_HEADER } from "@/rest/client-address";

export const SESSION_SECONDS = SESSION_DAYS * DAY_SECONDS;

// Named like next-auth's cookie: by the scheme of its own origin, which `authOptions` sets.
const isSecure = (): boolean => (process.env.NEXTAUTH_URL ?? appUrl()).startsWith("https:");
export const sessionCookieName = (): string => `${isSecure() ? "__Secure-" : ""}next-auth.session-token`;

/** Returns a `Set-Cookie` that hands the session to the browser, as next-auth does after a sign-in. */
export async function sessionCookie({ userId, sessionId }: SessionClaims): Promise<string> {
  const token = await encode({
    token: { sub: userId, sessionId },
    secret: env().NEXTAUTH_SECRET ?? "",
    maxAge: SESSION_SECONDS,
  });
  return `${sessionCookieName()}=${token}; Path=/; Max-Age=${SESSION_SECONDS}; HttpOnly; SameSite=Lax${isSecure() ? "; Secure" : ""}`;
}

/**
 * Starts a session for a person who has just ended all of theirs with a new password or address and has proved their
 * identity.
 * @returns its `Set-Cookie`
 */
export async function renewedSession(userId: number, given: Headers): Promise<string> {
  const claims = await openSession(systemContext(), { userId }, clientOf(given));
  if (!claims) throw new Error(`there is no user ${userId} to start a session for`);
  return sessionCookie(claims);
}

/**
 * Returns the session of a cookie's token; null if we did not issue it. Whether it has ended is in its database row.
 */
export async function readSessionToken(token: string | undefined): Promise<SessionClaims | null> {
  if (!token) return null;
  try {
    const claims = await decode({ token, secret: env().NEXTAUTH_SECRET ?? "" });
    if (!claims?.sub || !claims.sessionId) return null;
    return { userId: claims.sub, sessionId: claims.sessionId };
  } catch {
    return null;
  }
}

/** Returns the session of the current request's cookie. */
export const requestedSession = async (): Promise<SessionClaims | null> =>
  readSessionToken((await cookies()).get(sessionCookieName())?.value);

export const clientOf = (given: Headers): SessionClient => ({
  address: given.get(PEER_HEADER),
  agent: given.get("user-agent"),
});

/** Returns the browser of the current request. */
export const requestClient = async (): Promise<SessionClient> => clientOf(await headers());
