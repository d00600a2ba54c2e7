/** How long an invitation's link works. */
export const INVITATION_DAYS = 7;

export type InvitationState = "open" | "accepted" | "withdrawn" | "expired";

interface Times {
  acceptedAt: Date | null;
  withdrawnAt: Date | null;
  expiresAt: Date;
}

/** What became of an invitation by a moment. Pure. */
export function stateOf({ acceptedAt, withdrawnAt, expiresAt }: Times, now: Date): InvitationState {
  if (acceptedAt) return "accepted";
  if (withdrawnAt) return "withdrawn";
  return expiresAt.getTime() <= now.getTime() ? "expired" : "open";
}
