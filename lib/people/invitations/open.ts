import { and, eq, gt, isNull, type SQL } from "drizzle-orm";
import { invitations } from "@/db/schema";

/** Invitations of an organization that may still be accepted. */
export const isOpen = (organizationId: number, now: Date): SQL | undefined =>
  and(
    eq(invitations.organizationId, organizationId),
    isNull(invitations.acceptedAt),
    isNull(invitations.withdrawnAt),
    gt(invitations.expiresAt, now),
  );
