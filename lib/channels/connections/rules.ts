/** How long an invitation link works. */
export const CONNECTION_INVITATION_DAYS = 14;
/** How long an owner has to answer the platform's consent page. */
export const CONSENT_MINUTES = 10;
/** Days of figures that the first reading fetches. */
export const BACKFILL_DAYS = 30;
/** The platforms still correct the figures of these days, so each update fetches them again. */
export const CORRECTED_DAYS = 3;

export type ConnectionInvitationState = "open" | "used" | "withdrawn" | "expired";

interface Times {
  usedAt: Date | null;
  withdrawnAt: Date | null;
  expiresAt: Date;
}

/** Returns the state of an invitation at a given time. */
export function connectionInvitationState(
  { usedAt, withdrawnAt, expiresAt }: Times,
  now: Date,
): ConnectionInvitationState {
  if (usedAt) return "used";
  if (withdrawnAt) return "withdrawn";
  return expiresAt.getTime() <= now.getTime() ? "expired" : "open";
}

/** Why a connection did not come about. The pages explain each. */
export const CONNECTION_FAILURES = [
  "denied",
  "expired",
  "scope",
  "no_account",
  "not_configured",
  "not_allowed",
  "invitation",
  "unanswered",
] as const;
export type ConnectionFailure = (typeof CONNECTION_FAILURES)[number];

export const CONNECTION_FAILURE_TEXTS: Record<ConnectionFailure, string> = {
  denied: "Access was denied on the platform's page. Nothing was connected.",
  expired: "This request has expired or was started in another browser. Start again.",
  scope: "Some permissions weren't granted. Start again and allow all of them.",
  no_account:
    "This account has no YouTube channel or professional Instagram profile. Start again with another account.",
  not_configured: "This server isn't set up to connect accounts on this platform. Ask its operator.",
  not_allowed: "Only owners and managers can connect accounts.",
  invitation: "This invitation link no longer works. Ask for a new one.",
  unanswered: "The platform didn't respond as expected. Try again later.",
};

export const asConnectionFailure = (value: unknown): ConnectionFailure | null =>
  CONNECTION_FAILURES.find((failure) => failure === value) ?? null;
