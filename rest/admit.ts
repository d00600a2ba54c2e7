import { organizationRateLimitOf, rateLimitOf } from "@/lib/billing/rules";
import type { Context, Organization, OrganizationContext } from "@/lib/core/context";
import { AppError, forbidden } from "@/lib/core/errors";
import { type Consumption, type Limits, rateHeaders, rateLimited } from "@/lib/core/rate-limit";
import { assertRight } from "@/lib/core/rights";
import { authenticateKey } from "@/lib/developers/keys/authenticate";
import { mayUseKey } from "@/lib/developers/keys/ranges";
import { FAILURES_PER_MINUTE } from "@/lib/developers/keys/rules";
import type { HeaderReader } from "@/rest/api-request";
import type { Call } from "@/rest/call";
import { addressGroup, PEER_HEADER } from "@/rest/client-address";
import type { Operation } from "@/rest/operation";
import { presentedKey } from "@/rest/presented-key";

/**
 * Authenticates a request and checks role and rate limit: 401, then 403, then 429. Rate headers are added as soon as
 * the key is known, so errors have them too.
 * @throws AppError unauthenticated, forbidden, rate_limited
 */
export async function admit(
  ctx: Context,
  limits: Limits,
  operation: Operation,
  headers: HeaderReader,
  call: Call,
): Promise<OrganizationContext> {
  const presented = presentedKey(headers, operation.dialect);
  if (presented === null) throw new AppError({ code: "unauthenticated", reason: "missing" });
  const found = await authenticateKey(ctx, presented);
  if (!found.ok) {
    // Only failures are counted and refused: customers behind one address must not be locked out by others.
    const failures = await limits.failures.consume(addressGroup(headers), FAILURES_PER_MINUTE);
    if (failures.exceeded) throw rateLimited(failures);
    throw new AppError({ code: "unauthenticated", reason: found.reason });
  }
  const { organization, actor, allowedRanges } = found;
  call.caller = { organizationId: organization.id, keyId: actor.keyId, at: ctx.now() };
  if (!mayUseKey(allowedRanges, headers.get(PEER_HEADER))) throw await elsewhere(limits, headers);
  const used = await consumeRate(limits, organization, actor.keyId);
  Object.assign(call.headers, rateHeaders(used));
  if (organization.suspendedAt) throw forbidden("This organization is suspended");
  if (operation.role && operation.role !== "any") assertRight(actor, operation.role);
  if (used.exceeded) throw rateLimited(used);
  return { ...ctx, organization, actor };
}

/**
 * Returns the error for an address that may not use the key. It counts as a failure of the address, not toward the key's
 * limit: someone who found the key must not use up its owner's share.
 */
async function elsewhere(limits: Limits, headers: HeaderReader): Promise<AppError> {
  const failures = await limits.failures.consume(addressGroup(headers), FAILURES_PER_MINUTE);
  if (failures.exceeded) return rateLimited(failures);
  return forbidden(`This API key can't be used from ${headers.get(PEER_HEADER) ?? "an unknown address"}`);
}

/**
 * Counts a request against its key's limit and the limit of all the organization's keys together. A request refused by
 * the key's own limit doesn't count toward the other: one looping key must not use up the others' share.
 * @returns the lower of the two allowances
 */
async function consumeRate(limits: Limits, organization: Organization, keyId: number): Promise<Consumption> {
  const own = await limits.requests.consume(String(keyId), rateLimitOf(organization));
  if (own.exceeded) return own;
  const together = await limits.requests.consume(
    `organization:${organization.id}`,
    organizationRateLimitOf(organization),
  );
  return together.exceeded || together.remaining < own.remaining ? together : own;
}
