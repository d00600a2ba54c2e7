import { plural } from "@/lib/core/format";
import { MINUTE_MS } from "@/lib/core/time/unit-rules";

/** Failed attempts of one account from one place before they have to wait. */
export const FREE_ATTEMPTS = 5;
const FIRST_DELAY_SECONDS = 30;
const LONGEST_DELAY_SECONDS = 15 * 60;

/** How long a mailed link to sign in works. */
export const SIGN_IN_LINK_MINUTES = 15;

/** How long the attempt after so many failures holds up the next one: 30 s, doubled each time, at most 15 minutes. */
export function delaySeconds(failures: number): number {
  const doublings = Math.min(20, Math.max(0, failures - FREE_ATTEMPTS));
  return Math.min(LONGEST_DELAY_SECONDS, FIRST_DELAY_SECONDS * 2 ** doublings);
}

/** Why nobody was signed in; with the moment (milliseconds since 1970) from which waiting helps, where it does. */
export type SignInFault =
  | { code: "CredentialsSignin" | "wrong_or_unconfirmed" }
  | { code: "rate_limited" | "link_required"; until: number }
  | { code: "foreign_origin" | "wrong_address" | "link_invalid" | "invalid_email" | "failed" };

/** The fault as a query parameter and next-auth's `error` carry it. */
export const faultCode = (fault: SignInFault): string =>
  "until" in fault ? `${fault.code}:${fault.until}` : fault.code;

/** The message for a fault's code; codes that are not ours mean that something failed on our side. */
export function faultMessage(code: string, now: number): string {
  const [name, until] = code.split(":");
  const minutes = Math.min(60, Math.max(1, Math.ceil((Number(until) - now) / MINUTE_MS))) || 1;
  switch (name) {
    case "CredentialsSignin":
      return "This email address and password do not belong together.";
    case "wrong_or_unconfirmed":
      return "This email address and password don't match, or the address isn't confirmed yet. If you just signed up, open the link in the email we sent, or sign in with an emailed link.";
    case "rate_limited":
      return `Too many attempts. Try again in ${plural(minutes, "minute")}.`;
    case "link_required":
      return `Too many failed attempts at this account. Sign in with an emailed link instead, or try again in ${plural(minutes, "minute")}.`;
    case "foreign_origin":
      return "This form was not sent from Clipscope's own sign-in page. Try again here.";
    case "wrong_address":
      return "Signing in does not work at this address.";
    case "link_invalid":
      return "This link is no longer valid. Request a new one.";
    case "invalid_email":
      return "Enter a valid email address.";
    default:
      return "Signing in failed on our side. Try again in a moment.";
  }
}
