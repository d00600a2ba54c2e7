import { endpoint } from "@/rest/dashboard/endpoint";
import type * as schemas from "@/rest/dashboard/schemas/invitation";

/** The link in the email opens a page with a button, which posts here: email scanners that follow links accept nothing. */
export const acceptInvitation = endpoint<typeof schemas.acceptInvitation, "person">({
  method: "POST",
  path: "/api/auth/invitation/accept",
  right: "person",
});

/** Signs up by an invitation; signing in follows, as after any sign-up. */
export const joinByInvitation = endpoint<typeof schemas.joinByInvitation, "anyone">({
  method: "POST",
  path: "/api/auth/invitation/join",
  right: "anyone",
  status: 201,
});
