import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getServerSession } from "next-auth";
import { cache } from "react";
import { authOptions } from "@/app/api/auth/options";
import type { OrganizationContext } from "@/lib/context";
import { systemContext, userContext } from "@/lib/request-context";
import { hasRight, type Right } from "@/lib/rights";
import { getMembership, type Membership } from "@/lib/users/membership";

/** The signed-in person's membership, or null. Asked once a request, however many layouts and pages need it. */
export const currentMembership = cache(async (): Promise<Membership | null> => {
  const session = await getServerSession(authOptions());
  if (!session) return null;
  const membership = await getMembership(systemContext(), session.userId);
  // A session that began before the password changed is over: whoever knew the old one is out.
  if (!membership || session.signedInAt < membership.user.passwordChangedAt.getTime()) return null;
  return membership;
});

export interface SignedIn {
  ctx: OrganizationContext;
  membership: Membership;
  may(right: Right): boolean;
}

/** For pages: who is signed in and the context for verbs; anyone else is sent to sign in and comes back afterwards. */
export async function requireMembership(): Promise<SignedIn> {
  const membership = await currentMembership();
  if (!membership) {
    const from = (await headers()).get("x-clipscope-path");
    redirect(from ? `/sign-in?from=${encodeURIComponent(from)}` : "/sign-in");
  }
  const ctx = userContext(membership);
  return { ctx, membership, may: (right) => hasRight(ctx.actor, right) };
}
