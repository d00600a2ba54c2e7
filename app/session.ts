import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getServerSession } from "next-auth";
import { cache } from "react";
import { authOptions } from "@/app/api/auth/options";
import { wishedOrganization } from "@/app/organization-cookie";
import type { OrganizationContext } from "@/lib/context";
import { systemContext, userContext } from "@/lib/request-context";
import { hasRight, type Right } from "@/lib/rights";
import { getMembership, getPerson, type Membership, type Person } from "@/lib/users/membership";

export interface CurrentPerson {
  user: Person;
  /** null for who belongs to no organisation, or to none that is open. */
  membership: Membership | null;
}

/** Who is signed in, or null. Asked once a request, however many layouts and pages need it. */
export const currentPerson = cache(async (): Promise<CurrentPerson | null> => {
  const session = await getServerSession(authOptions());
  if (!session) return null;
  const ctx = systemContext();
  const membership = await getMembership(ctx, session.userId, await wishedOrganization());
  const user = membership?.user ?? (await getPerson(ctx, session.userId));
  // A session that began before the password or the address changed is over: whoever knew the old one is out.
  if (!user || session.signedInAt < user.passwordChangedAt.getTime()) return null;
  return { user, membership };
});

/** The signed-in person's membership in the organisation that they chose, or null. */
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
  const { membership } = person;
  // Signed in, but nowhere to go: signing in again would change nothing.
  if (!membership) redirect("/new-organization");
  const ctx = userContext(membership);
  return { ctx, membership, may: (right) => hasRight(ctx.actor, right) };
}
