import { randomUUID } from "node:crypto";
import { limitAuth } from "@/app/api/auth/limit";
import { currentPerson } from "@/app/session";
import { assertAdmin } from "@/lib/core/assert-admin";
import type { OrganizationContext, RequestOrigin } from "@/lib/core/context";
import { AppError, conflict, forbidden } from "@/lib/core/errors";
import { processLimits, rateLimited } from "@/lib/core/rate-limit";
import type { Right } from "@/lib/core/right-rules";
import { assertRight } from "@/lib/core/rights";
import { ORGANIZATION_HEADER } from "@/lib/people/organizations/rules";
import { personContext, userContext } from "@/lib/people/sessions/request-context";
import type { CurrentPerson } from "@/lib/people/sessions/resolve";
import { addressGroup, PEER_HEADER } from "@/rest/client-address";
import type { Endpoint } from "@/rest/dashboard/endpoint";
import type { CallLimit } from "@/rest/dashboard/limits";
import type { SignedInVisitor, Visitor } from "@/rest/dashboard/verb";

/** Returns where a request comes from, for the audit log. */
const originOf = (request: Request): RequestOrigin => ({
  address: request.headers.get(PEER_HEADER),
  requestId: randomUUID(),
});

/**
 * Returns the context of the session's organization.
 * @throws AppError unauthenticated, conflict if the page was rendered for another organization, forbidden if the
 * organization is suspended
 */
export const requireContext = async (request: Request): Promise<OrganizationContext> =>
  contextOf(await currentPerson(), request, originOf(request));

function contextOf(person: CurrentPerson | null, request: Request, origin: RequestOrigin): OrganizationContext {
  if (!person?.membership) throw unauthenticated();
  const { membership, session } = person;
  const { organization } = membership;
  const meant = request.headers.get(ORGANIZATION_HEADER);
  // Switched in another tab, or no longer a member: a change meant for one organization must not reach another.
  if (meant && meant !== organization.publicId)
    throw conflict("You switched to another organization. Reload the page to continue there.");
  if (organization.suspendedAt) throw forbidden("This organization is suspended");
  return { ...userContext(membership, session.id), origin, signal: request.signal };
}

/** Checked before the input is read: what is wrong with it concerns only those who are allowed. @throws AppError forbidden, not_found */
export async function assertAllowed(ctx: OrganizationContext, right: Right | "admin"): Promise<void> {
  if (right === "admin") await assertAdmin(ctx);
  else assertRight(ctx.actor, right);
}

/**
 * Members of a closed organization read and export what it has, and change only what is their own. Some limited reads
 * call a platform, so these state that they don't.
 * @throws AppError conflict
 */
export function assertOpen({ organization }: OrganizationContext, endpoint: Endpoint): void {
  const { method, limit, right, worksWhileClosed } = endpoint;
  if (!organization.closedAt || worksWhileClosed || right === "admin" || (method === "GET" && !limit)) return;
  throw conflict("This organization is closed. Until it is closed for good, an owner can reopen it in its settings.");
}

/** Counts a call by its organization. @throws AppError rate_limited */
export async function assertWithin(
  { organization }: OrganizationContext,
  { name, perMinute }: CallLimit,
): Promise<void> {
  const consumption = await processLimits().questions.consume(`${name}:${organization.id}`, perMinute);
  if (consumption.exceeded) throw rateLimited(consumption);
}

/**
 * Returns the sender of a request, after counting the request by address.
 * @throws AppError rate_limited, and unauthenticated if they must be signed in and aren't
 */
export async function visitorOf(request: Request, mustBeSignedIn: boolean): Promise<Visitor | SignedInVisitor> {
  await limitAuth(request);
  const visitor: Visitor = {
    address: addressGroup(request.headers),
    origin: originOf(request),
    person: currentPerson,
  };
  if (!mustBeSignedIn) return visitor;
  const person = await currentPerson();
  if (!person) throw unauthenticated();
  return {
    ...visitor,
    user: person.user,
    context: () => contextOf(person, request, visitor.origin),
    personContext: () => ({ ...personContext(person), origin: visitor.origin }),
  };
}

const unauthenticated = () => new AppError({ code: "unauthenticated", reason: "missing" });
