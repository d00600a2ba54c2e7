import { database } from "@/db/client";
import { asTenant } from "@/db/tenant";
import type { Context, OrganizationContext } from "@/lib/core/context";
import type { Membership } from "@/lib/people/sessions/membership";

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

/** Returns the context of a signed-in person's request. @param sessionId internal ID of their session */
export function userContext({ organization, role, user }: Membership, sessionId: number): OrganizationContext {
  return {
    ...systemContext(),
    platformDeadline: Date.now() + PLATFORM_WAIT_MS,
    organization,
    actor: { type: "user", userId: user.id, role, isAdmin: user.isAdmin },
    sessionId,
  };
}

/** Runs a member's request within the organization's share of the pool. */
export const onBehalf = <T>({ organization }: OrganizationContext, work: () => T): T => asTenant(organization.id, work);
