import { rateLimitOf } from "@/lib/billing/rules";
import type { OrganizationContext } from "@/lib/core/context";
import { forbidden } from "@/lib/core/errors";
import { KeyRole } from "@/lib/core/key-role-schemas";
import type { WhoAmI } from "@/lib/developers/keys/schemas";

/** Returns the key's own details. @throws AppError forbidden for anyone but a key */
export async function whoami({ actor, organization }: OrganizationContext): Promise<WhoAmI> {
  if (actor.type !== "key") throw forbidden("This endpoint needs an API key");
  return {
    organization: { id: organization.publicId, name: organization.name },
    key_name: actor.keyName,
    roles: actor.roles.filter((role): role is KeyRole => KeyRole.options.some((known) => known === role)),
    plan: organization.plan,
    rate_limit_per_minute: rateLimitOf(organization),
  };
}
