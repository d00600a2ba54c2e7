import { database } from "@/db/client";
import { asTenant } from "@/db/tenant";
import type { Context, OrganizationContext } from "@/lib/core/context";
import { forbidden } from "@/lib/core/errors";
import type { PersonContext } from "@/lib/people/sessions/actor";
import { lacksSecondFactor, type Membership } from "@/lib/people/sessions/membership";
import type { CurrentPerson } from "@/lib/people/sessions/resolve";

/** Returns the context of a request before its actor is known: the process's database and the real clock. */
export function systemContext(): Context {
  return { db: database().db, now: () => new Date() };
}

/** Returns the context of health checks and metrics, with a separate pool that busy requests cannot exhaust. */
export function healthContext(): Context {
  return { db: database("health").db, now: () => new Date() };
}

/** Returns the context of signing in, with a separate pool. */
export function signInContext(): Context {
  return { db: database("signIn").db, now: () => new Date() };
}

/** How long a request may wait for platforms in total. Including the delays between attempts, it stays below 25 s. */
export const PLATFORM_WAIT_MS = 22_000;

/**
 * Returns the context of a signed-in person's request.
 * @param sessionId internal ID of their session
 * @throws AppError forbidden if the organization requires a second factor and they have none
 */
export function userContext(membership: Membership, sessionId: number): OrganizationContext {
  const { organization, role, user } = membership;
  if (lacksSecondFactor(membership))
    throw forbidden("This organization requires two-factor authentication. Set it up, then reload the page.");
  return {
    ...systemContext(),
    platformDeadline: Date.now() + PLATFORM_WAIT_MS,
    organization,
    actor: { type: "user", userId: user.id, role, isAdmin: user.isAdmin },
    sessionId,
  };
}

/** Returns the context for what concerns the person alone, whichever organizations they are in. */
export function personContext({ user, membership, session }: CurrentPerson): PersonContext {
  // Such verbs check no role. The lowest one grants the least if one ever does.
  const role = membership?.role ?? "viewer";
  return {
    ...systemContext(),
    actor: { type: "user", userId: user.id, role, isAdmin: user.isAdmin },
    sessionId: session.id,
  };
}

/** Runs a member's request within the organization's share of the pool. */
export const onBehalf = <T>({ organization }: OrganizationContext, work: () => T): T => asTenant(organization.id, work);
