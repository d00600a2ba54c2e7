import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { requestedOrganization } from "@/app/organization-cookie";
import { requestClient, requestedSession } from "@/app/session-cookie";
import type { OrganizationContext } from "@/lib/core/context";
import type { Right } from "@/lib/core/right-rules";
import { hasRight } from "@/lib/core/rights";
import { lacksSecondFactor, type Membership } from "@/lib/people/sessions/membership";
import { systemContext, userContext } from "@/lib/people/sessions/request-context";
import { type CurrentPerson, resolveSession } from "@/lib/people/sessions/resolve";

/** Returns the signed-in person, or null. Loaded once per request, for all layouts and pages. */
export const currentPerson = cache(async (): Promise<CurrentPerson | null> => {
  const claims = await requestedSession();
  if (!claims) return null;
  return resolveSession(systemContext(), claims, await requestClient(), await requestedOrganization());
});

/** Returns the signed-in person's membership in the selected organization, or null. */
export const currentMembership = async (): Promise<Membership | null> => (await currentPerson())?.membership ?? null;

export interface SignedIn {
  ctx: OrganizationContext;
  membership: Membership;
  may(right: Right): boolean;
}

/**
 * For pages: returns the signed-in person and the context for verbs; anyone else is redirected to sign in and returns
 * afterward.
 */
export async function requireMembership(): Promise<SignedIn> {
  const person = await currentPerson();
  if (!person) {
    const from = (await headers()).get("x-clipscope-path");
    redirect(from ? `/sign-in?from=${encodeURIComponent(from)}` : "/sign-in");
  }
  const { membership, session } = person;
  // Signed in without an organization: signing in again would change nothing.
  if (!membership) redirect("/new-organization");
  if (lacksSecondFactor(membership)) redirect("/two-factor");
  const ctx = userContext(membership, session.id);
  return { ctx, membership, may: (right) => hasRight(ctx.actor, right) };
}
