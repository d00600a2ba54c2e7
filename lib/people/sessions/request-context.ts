import { database } from "@/db/client";
import { asTenant } from "@/db/tenant";
import type { Context, OrganizationContext } from "@/lib/core/context";
import type { Membership } from "@/lib/people/sessions/membership";

/** What a request works with before anyone is known: the process's database and the real clock. */
export function systemContext(): Context {
  return { db: database().db, now: () => new Date() };
}

/** What health and metrics work with: a pool of their own, which busy requests cannot exhaust. */
export function healthContext(): Context {
  return { db: database("health").db, now: () => new Date() };
}

/** What signing in works with: a pool of its own as well. */
export function signInContext(): Context {
  return { db: database("signIn").db, now: () => new Date() };
}

/** How long a request may wait for platforms in all; with the pauses between attempts it stays below 25 s. */
export const PLATFORM_WAIT_MS = 22_000;

/** What a signed-in person's request works with. @param sessionId the internal ID of their session */
export function userContext({ organization, role, user }: Membership, sessionId: number): OrganizationContext {
  return {
    ...systemContext(),
    platformDeadline: Date.now() + PLATFORM_WAIT_MS,
    organization,
    actor: { type: "user", userId: user.id, role, isAdmin: user.isAdmin },
    sessionId,
  };
}

/** Runs what an organization's member asked for, within the organization's share of the pool. */
export const onBehalf = <T>({ organization }: OrganizationContext, work: () => T): T => asTenant(organization.id, work);
