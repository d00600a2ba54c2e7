import { endpoint } from "@/rest/dashboard/endpoint";
import type * as schemas from "@/rest/dashboard/schemas/account";

/** For people who aren't signed in. Each has a route file, because the folder belongs to next-auth. */

export const signUp = endpoint<typeof schemas.signUp, "anyone">({
  method: "POST",
  path: "/api/auth/sign-up",
  right: "anyone",
  status: 201,
});

/** The link in the email opens a page with a button, which posts here: email scanners that follow links confirm nothing. */
export const confirmEmail = endpoint<typeof schemas.confirmEmail, "anyone">({
  method: "POST",
  path: "/api/auth/confirm",
  right: "anyone",
});

/** Called by the link's page. All sessions end; a browser that was signed in as the same person gets a new one. */
export const confirmEmailChange = endpoint<typeof schemas.confirmEmailChange, "anyone">({
  method: "POST",
  path: "/api/auth/change-email",
  right: "anyone",
});

export const requestReset = endpoint<typeof schemas.requestReset, "anyone">({
  method: "POST",
  path: "/api/auth/request-reset",
  right: "anyone",
});

export const resetPassword = endpoint<typeof schemas.resetPassword, "anyone">({
  method: "POST",
  path: "/api/auth/reset-password",
  right: "anyone",
});
