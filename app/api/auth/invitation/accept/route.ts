import { personRoute } from "@/app/api/dashboard/person";
import { organizationCookie } from "@/app/organization-cookie";
import { acceptInvitation } from "@/lib/people/invitations/accept";
import { InvitationToken, Joined } from "@/lib/people/invitations/schemas";
import { systemContext } from "@/lib/people/sessions/request-context";

/** The mail's link opens a page with a button, which posts here: programs that follow links in mails accept nothing. */
export const POST = personRoute({ body: InvitationToken, answer: Joined }, async ({ person, body, origin }) => {
  const answer = await acceptInvitation(systemContext(), { ...body, userId: person.user.id, origin });
  return { answer, cookie: organizationCookie(answer.organization) };
});
