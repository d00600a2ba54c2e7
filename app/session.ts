import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { wishedOrganization } from "@/app/organization-cookie";
import { requestClient, requestedSession } from "@/app/session-cookie";
import type { OrganizationContext } from "@/lib/core/context";
import { hasRight, type Right } from "@/lib/core/rights";
import type { Membership } from "@/lib/people/sessions/membership";
import { systemContext, userContext } from "@/lib/people/sessions/request-context";
import { type CurrentPerson, resolveSession } from "@/lib/people/sessions/resolve";

/** Returns who is signed in, or null. Read once a request, however many layouts and pages need it. */
export const currentPerson = cache(async (): Promise<CurrentPerson | null> => {
  const claims = await requestedSession();
  if (!claims) return null;
  return resolveSession(systemContext(), claims, await requestClient(), await wishedOrganization());
});

/** The signed-in person's membership in the organization that they chose, or null. */
export const currentMembership = async (): Promise<Membership | null> => (await currentPerson())?.membership ?? null;

export interface SignedIn {
  ctx: OrganizationContext;
  membership: Membership;
  may(right: Right): boolean;
}

/** For pages: who is signed in and the context for verbs; anyone else is sent to sign in and comes back afterwards. */
export async function requireMembership(): Promise<SignedIn> {
  const person = await currentPerson();
  if (!person) {
    const from = (await headers()).get("x-clipscope-path");
    redirect(from ? `/sign-in?from=${encodeURIComponent(from)}` : "/sign-in");
  }
  const { membership, session } = person;
  // Signed in, but nowhere to go: signing in again would change nothing.
  if (!membership) redirect("/new-organization");
  const ctx = userContext(membership, session.id);
  return { ctx, membership, may: (right) => hasRight(ctx.actor, right) };
}
