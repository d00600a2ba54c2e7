import { Secret, TOTP } from "otpauth";
import { decryptText, encryptText } from "@/lib/core/encrypted-text";
import { SECOND_MS } from "@/lib/core/time/unit-rules";

const PURPOSE = "clipscope second factors";
const ISSUER = "Clipscope";
/** What every authenticator app supports. */
const SETTINGS = { algorithm: "SHA1", digits: 6, period: 30 };
/** Time steps by which a phone's clock may differ. */
const TOLERANCE = 1;

/** Returns a new secret in base 32, as apps expect it. */
export const newSecret = (): string => new Secret({ size: 20 }).base32;

/** Returns the link behind the QR code. */
export const secretLink = (secret: string, email: string): string =>
  new TOTP({ ...SETTINGS, issuer: ISSUER, label: email, secret }).toString();

/** Returns the code that an app shows at a time. */
export const codeAt = (secret: string, at: Date): string =>
  new TOTP({ ...SETTINGS, secret }).generate({ timestamp: at.getTime() });

/**
 * Returns the time step that a code belongs to.
 * @param lastStep the step of the last accepted code: it and earlier ones are refused, so that no code works twice
 * @returns null for a wrong, outdated or used code
 */
export function stepOf(secret: string, code: string, now: Date, lastStep: number | null): number | null {
  const totp = new TOTP({ ...SETTINGS, secret });
  const delta = totp.validate({ token: code, timestamp: now.getTime(), window: TOLERANCE });
  if (delta === null) return null;
  const step = Math.floor(now.getTime() / (SETTINGS.period * SECOND_MS)) + delta;
  return lastStep !== null && step <= lastStep ? null : step;
}

/** @param belongsTo the person's internal ID */
export const sealSecret = (secret: string, belongsTo: number): string =>
  encryptText(PURPOSE, secret, String(belongsTo));

/** @returns null if NEXTAUTH_SECRET has changed */
export const openSecret = (sealed: string, belongsTo: number): string | null =>
  decryptText(PURPOSE, sealed, String(belongsTo));
