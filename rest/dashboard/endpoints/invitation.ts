import { InvitationToken, Joined, JoinRequest } from "@/lib/people/invitations/schemas";
import { endpoint } from "@/rest/dashboard/endpoint";

/** The link in the email opens a page with a button, which posts here: email scanners that follow links accept nothing. */
export const acceptInvitation = endpoint({
  method: "POST",
  path: "/api/auth/invitation/accept",
  right: "person",
  body: InvitationToken,
  answer: Joined,
});

/** Signs up by an invitation; signing in follows, as after any sign-up. */
export const joinByInvitation = endpoint({
  method: "POST",
  path: "/api/auth/invitation/join",
  right: "anyone",
  body: JoinRequest,
  answer: Joined,
  status: 201,
});
