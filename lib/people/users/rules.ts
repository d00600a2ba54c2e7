import { plural } from "@/lib/core/format";
import { MINUTE_MS } from "@/lib/core/time/unit-rules";

/** Failed attempts of one account from one place before a delay applies. */
export const FREE_ATTEMPTS = 5;
const FIRST_DELAY_SECONDS = 30;
const MAX_DELAY_SECONDS = 15 * 60;

/** How long an emailed sign-in link works. */
export const SIGN_IN_LINK_MINUTES = 15;

/**
 * Returns how long an attempt after so many failures delays the next one: 30 s, doubled each time, at most 15 minutes.
 */
export function delaySeconds(failures: number): number {
  const doublings = Math.min(20, Math.max(0, failures - FREE_ATTEMPTS));
  return Math.min(MAX_DELAY_SECONDS, FIRST_DELAY_SECONDS * 2 ** doublings);
}

/** Why signing in failed, with the time (milliseconds since 1970) from which a retry can succeed, if waiting helps. */
export type SignInError =
  | { code: "CredentialsSignin" | "wrong_or_unconfirmed" }
  | { code: "rate_limited" | "link_required"; until: number }
  | {
      code:
        | "foreign_origin"
        | "wrong_address"
        | "link_invalid"
        | "invalid_email"
        | "code_required"
        | "code_wrong"
        | "code_expired"
        | "identity_denied"
        | "identity_unverified"
        | "identity_failed"
        | "failed";
    };

/** Encodes the error for the query parameter and for next-auth's `error`. */
export const errorCode = (error: SignInError): string =>
  "until" in error ? `${error.code}:${error.until}` : error.code;

/** Returns the message for an error code. Unknown codes mean that something failed on our side. */
export function errorMessage(code: string, now: number): string {
  const [name, until] = code.split(":");
  const minutes = Math.min(60, Math.max(1, Math.ceil((Number(until) - now) / MINUTE_MS))) || 1;
  switch (name) {
    case "CredentialsSignin":
      return "This email address and password don't match.";
    case "wrong_or_unconfirmed":
      return "This email address and password don't match, or the address isn't confirmed yet. If you just signed up, open the link in the email we sent, or sign in with an emailed link.";
    case "rate_limited":
      return `Too many attempts. Try again in ${plural(minutes, "minute")}.`;
    case "link_required":
      return `Too many failed attempts for this account. Sign in with an emailed link instead, or try again in ${plural(minutes, "minute")}.`;
    case "foreign_origin":
      return "This form wasn't sent from Clipscope's sign-in page. Try again here.";
    case "wrong_address":
      return "You can't sign in at this address.";
    case "link_invalid":
      return "This link is no longer valid. Request a new one.";
    case "identity_denied":
      return "You didn't allow the sign-in. Try again, or sign in with your password.";
    case "identity_unverified":
      return "Your account there has no confirmed email address. Confirm it there, or sign in with your password.";
    case "identity_failed":
      return "The sign-in couldn't be completed. Try again, or sign in with your password.";
    case "code_required":
      return "This account signs in with a code from an authenticator app. Sign in on the sign-in page.";
    case "code_wrong":
      return "This code is wrong or was already used. Enter the code that your app shows now.";
    case "code_expired":
      return "That took too long. Sign in again.";
    case "invalid_email":
      return "Enter a valid email address.";
    default:
      return "Sign-in failed on our side. Try again in a moment.";
  }
}
