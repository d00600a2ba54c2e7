import { database } from "@/db/client";
import type { Context, OrganizationContext } from "@/lib/context";
import type { Membership } from "@/lib/users/membership";

/** What a request works with before anyone is known: the process's database and the real clock. */
export function systemContext(): Context {
  return { db: database().db, now: () => new Date() };
}

/** What a signed-in person's request works with. */
export function userContext(membership: Membership): OrganizationContext {
  return {
    ...systemContext(),
    organization: membership.organization,
    actor: { type: "user", userId: membership.user.id, role: membership.role },
  };
}
