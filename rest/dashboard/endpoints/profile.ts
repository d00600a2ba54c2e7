import { endpoint } from "@/rest/dashboard/endpoint";
import { CONFIRMATION_LIMIT } from "@/rest/dashboard/limits";
import type * as schemas from "@/rest/dashboard/schemas/profile";

export const getProfile = endpoint<typeof schemas.getProfile>({
  method: "GET",
  path: "/api/dashboard/profile",
  right: "usage:read",
});

export const updateProfile = endpoint<typeof schemas.updateProfile>({
  method: "PATCH",
  path: "/api/dashboard/profile",
  right: "usage:read",
  worksWhileClosed: true,
});

export const changeEmail = endpoint<typeof schemas.changeEmail, "person">({
  method: "POST",
  path: "/api/dashboard/profile/email",
  right: "person",
});

/** Ends every session, and starts a new one here: a copy of the old cookie is worth nothing afterwards. */
export const changePassword = endpoint<typeof schemas.changePassword, "person">({
  method: "POST",
  path: "/api/dashboard/profile/password",
  right: "person",
});

export const resendConfirmation = endpoint<typeof schemas.resendConfirmation>({
  method: "POST",
  path: "/api/dashboard/account/confirmation",
  right: "usage:read",
  worksWhileClosed: true,
  limit: CONFIRMATION_LIMIT,
});

export const listIdentities = endpoint<typeof schemas.listIdentities>({
  method: "GET",
  path: "/api/dashboard/profile/identities",
  right: "usage:read",
});

export const unlinkIdentity = endpoint<typeof schemas.unlinkIdentity>({
  method: "DELETE",
  path: "/api/dashboard/profile/identities/{id}",
  right: "usage:read",
  worksWhileClosed: true,
});

export const listSessions = endpoint<typeof schemas.listSessions>({
  method: "GET",
  path: "/api/dashboard/profile/sessions",
  right: "usage:read",
});

export const endSession = endpoint<typeof schemas.endSession>({
  method: "DELETE",
  path: "/api/dashboard/profile/sessions/{id}",
  right: "usage:read",
  worksWhileClosed: true,
});

export const endOtherSessions = endpoint<typeof schemas.endOtherSessions>({
  method: "DELETE",
  path: "/api/dashboard/profile/sessions/others",
  right: "usage:read",
  worksWhileClosed: true,
});
