import { personRoute } from "@/app/api/dashboard/person";
import { organizationCookie } from "@/app/organization-cookie";
import { notFound } from "@/lib/errors";
import { OrganizationRef } from "@/lib/organizations/schemas";
import { systemContext } from "@/lib/request-context";
import { listMemberships } from "@/lib/users/membership";

export const POST = personRoute({ body: OrganizationRef, answer: OrganizationRef }, async ({ person, body }) => {
  const own = await listMemberships(systemContext(), person.user.id);
  if (!own.some(({ id }) => id === body.id)) throw notFound("Organisation not found");
  return { answer: body, cookie: organizationCookie(body.id) };
});
