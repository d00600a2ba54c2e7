import { cookieIn } from "@/app/request-cookie";
import { clientOf } from "@/app/session-cookie";
import { appUrl, env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { DAY_SECONDS } from "@/lib/core/time/unit-rules";
import { signInContext } from "@/lib/people/sessions/request-context";
import type { SignInClient } from "@/lib/people/users/enter";
import type { SignInError } from "@/lib/people/users/rules";
import type { SignInRequest } from "@/lib/people/users/schemas";
import { type SignInResult, signIn } from "@/lib/people/users/sign-in";
import { addressGroup } from "@/rest/client-address";

const DEVICE_COOKIE = "clipscope-device";
/** The maximum that browsers keep a cookie. */
const DEVICE_SECONDS = 400 * DAY_SECONDS;

export const signInClient = (headers: Headers): SignInClient => ({
  ...clientOf(headers),
  addressGroup: addressGroup(headers),
  device: cookieIn(headers, DEVICE_COOKIE),
});

/** Returns a `Set-Cookie` that identifies the browser at its next sign-in. */
export function deviceCookie(value: string): string {
  const secure = appUrl().startsWith("https:") ? "; Secure" : "";
  return `${DEVICE_COOKIE}=${value}; Path=/; Max-Age=${DEVICE_SECONDS}; HttpOnly; SameSite=Lax${secure}`;
}

/** Signs in by password, from a request with these headers. */
export const trySignIn = (input: SignInRequest, headers: Headers): Promise<SignInResult | null> =>
  signIn(signInContext(), input, signInClient(headers));

/** Returns the response to a wrong password, an unknown address and, with a mail server, an unconfirmed one. */
export const wrongCredentials = (): SignInError => ({
  code: env().SMTP_URL === undefined ? "CredentialsSignin" : "wrong_or_unconfirmed",
});

/** Returns the response to a sign-in error; unexpected errors are logged. */
export function toSignInError(error: unknown): SignInError {
  if (error instanceof AppError && error.refusal.code === "rate_limited") {
    const { isAccountWide, resetAt } = error.refusal;
    const isByMail = isAccountWide && env().SMTP_URL !== undefined;
    return { code: isByMail ? "link_required" : "rate_limited", until: resetAt.getTime() };
  }
  const reason = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  log.error({ err: reason }, "a sign-in failed");
  return { code: "failed" };
}

/** Returns the response to an unreadable form: from another site, too many, or not as a browser sends it. */
export function unreadableForm(error: unknown): SignInError {
  const isForm = error instanceof AppError && error.refusal.code !== "rate_limited";
  return isForm ? { code: "foreign_origin" } : toSignInError(error);
}
