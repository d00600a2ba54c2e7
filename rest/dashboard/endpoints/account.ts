import {
  ConfirmEmailRequest,
  ConfirmedEmail,
  RequestedReset,
  RequestResetRequest,
  ResetPassword,
  ResetPasswordRequest,
  SignedUp,
  SignUpRequest,
} from "@/lib/people/users/schemas";
import { endpoint } from "@/rest/dashboard/endpoint";

/** For people who aren't signed in. Each has a route file, because the folder belongs to next-auth. */

export const signUp = endpoint({
  method: "POST",
  path: "/api/auth/sign-up",
  right: "anyone",
  body: SignUpRequest,
  answer: SignedUp,
  status: 201,
});

/** The link in the email opens a page with a button, which posts here: email scanners that follow links confirm nothing. */
export const confirmEmail = endpoint({
  method: "POST",
  path: "/api/auth/confirm",
  right: "anyone",
  body: ConfirmEmailRequest,
  answer: ConfirmedEmail,
});

/** Called by the link's page. All sessions end; a browser that was signed in as the same person gets a new one. */
export const confirmEmailChange = endpoint({
  method: "POST",
  path: "/api/auth/change-email",
  right: "anyone",
  body: ConfirmEmailRequest,
  answer: ConfirmedEmail,
});

export const requestReset = endpoint({
  method: "POST",
  path: "/api/auth/request-reset",
  right: "anyone",
  body: RequestResetRequest,
  answer: RequestedReset,
});

export const resetPassword = endpoint({
  method: "POST",
  path: "/api/auth/reset-password",
  right: "anyone",
  body: ResetPasswordRequest,
  answer: ResetPassword,
});
