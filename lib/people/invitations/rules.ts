/** How long an invitation link works. */
export const INVITATION_DAYS = 7;

export type InvitationState = "open" | "accepted" | "withdrawn" | "expired";

interface Times {
  acceptedAt: Date | null;
  withdrawnAt: Date | null;
  expiresAt: Date;
}

/** Returns the state of an invitation at a given time. Pure. */
export function stateOf({ acceptedAt, withdrawnAt, expiresAt }: Times, now: Date): InvitationState {
  if (acceptedAt) return "accepted";
  if (withdrawnAt) return "withdrawn";
  return expiresAt.getTime() <= now.getTime() ? "expired" : "open";
}
