import { personRoute } from "@/app/api/dashboard/person";
import { organizationCookie } from "@/app/organization-cookie";
import { notFound } from "@/lib/core/errors";
import { OrganizationRef } from "@/lib/people/organizations/schemas";
import { listMemberships } from "@/lib/people/sessions/membership";
import { systemContext } from "@/lib/people/sessions/request-context";

export const POST = personRoute({ body: OrganizationRef, answer: OrganizationRef }, async ({ person, body }) => {
  const own = await listMemberships(systemContext(), person.user.id);
  if (!own.some(({ id }) => id === body.id)) throw notFound("Organization not found");
  return { answer: body, cookie: organizationCookie(body.id) };
});
