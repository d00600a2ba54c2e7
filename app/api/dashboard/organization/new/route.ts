import { personRoute } from "@/app/api/dashboard/person";
import { organizationCookie } from "@/app/organization-cookie";
import { OrganizationRef, StartOrganizationRequest } from "@/lib/people/organizations/schemas";
import { startOrganization } from "@/lib/people/organizations/start";
import { systemContext } from "@/lib/people/sessions/request-context";

export const POST = personRoute(
  { body: StartOrganizationRequest, answer: OrganizationRef },
  async ({ person, body, origin }) => {
    const answer = await startOrganization(systemContext(), { ...body, userId: person.user.id, origin });
    return { answer, cookie: organizationCookie(answer.id) };
  },
);
