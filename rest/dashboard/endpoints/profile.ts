import { z } from "zod";
import { EndedSessions, SessionList, SessionRef } from "@/lib/people/sessions/schemas";
import {
  ChangeEmailRequest,
  ChangePasswordRequest,
  Profile,
  ResentConfirmation,
  UpdateProfileRequest,
} from "@/lib/people/users/schemas";
import { endpoint } from "@/rest/dashboard/endpoint";
import { CONFIRMATION_LIMIT } from "@/rest/dashboard/limits";

export const getProfile = endpoint({
  method: "GET",
  path: "/api/dashboard/profile",
  right: "usage:read",
  answer: Profile,
});

export const updateProfile = endpoint({
  method: "PATCH",
  path: "/api/dashboard/profile",
  right: "usage:read",
  body: UpdateProfileRequest,
  answer: Profile,
});

export const changeEmail = endpoint({
  method: "POST",
  path: "/api/dashboard/profile/email",
  right: "person",
  body: ChangeEmailRequest,
  answer: z.object({ pending_email: z.string() }),
});

/** Ends every session, and starts a new one here: a copy of the old cookie is worth nothing afterwards. */
export const changePassword = endpoint({
  method: "POST",
  path: "/api/dashboard/profile/password",
  right: "person",
  body: ChangePasswordRequest,
  answer: z.object({ changed: z.literal(true) }),
});

export const resendConfirmation = endpoint({
  method: "POST",
  path: "/api/dashboard/account/confirmation",
  right: "usage:read",
  limit: CONFIRMATION_LIMIT,
  answer: ResentConfirmation,
});

export const listSessions = endpoint({
  method: "GET",
  path: "/api/dashboard/profile/sessions",
  right: "usage:read",
  answer: SessionList,
});

export const endSession = endpoint({
  method: "DELETE",
  path: "/api/dashboard/profile/sessions/{id}",
  right: "usage:read",
  params: SessionRef,
  answer: SessionRef,
});

export const endOtherSessions = endpoint({
  method: "DELETE",
  path: "/api/dashboard/profile/sessions/others",
  right: "usage:read",
  answer: EndedSessions,
});
