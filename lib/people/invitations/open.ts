import { and, eq, gt, isNull, type SQL } from "drizzle-orm";
import { invitations } from "@/db/schema";

/** Selects the organization's invitations that can still be accepted. */
export const isOpen = (organizationId: number, now: Date): SQL | undefined =>
  and(
    eq(invitations.organizationId, organizationId),
    isNull(invitations.acceptedAt),
    isNull(invitations.withdrawnAt),
    gt(invitations.expiresAt, now),
  );
