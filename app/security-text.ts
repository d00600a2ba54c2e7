/** RFC 9116 recommends less than a year. Readers who copied the file fetch it again after this time. */
const VALID_DAYS = 180;

/**
 * Returns the `security.txt` of an installation (RFC 9116).
 * @param appUrl the public origin
 * @param contact a `mailto:` or `https:` URL; without one, RFC 2142's security mailbox at the public host
 */
export function securityText(appUrl: string, contact: string | undefined, now: Date): string {
  // At midnight, so that the file stays the same for a day.
  const expires = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + VALID_DAYS));
  return [
    `Contact: ${contact ?? `mailto:security@${new URL(appUrl).hostname}`}`,
    `Expires: ${expires.toISOString().replace(".000", "")}`,
    "Preferred-Languages: en",
    `Canonical: ${appUrl}/.well-known/security.txt`,
    "",
  ].join("\n");
}
