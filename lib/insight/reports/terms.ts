import type { OrganizationContext } from "@/lib/core/context";
import { invalid } from "@/lib/core/errors";
import { hashPassword } from "@/lib/core/password";
import type { ReportRow } from "@/lib/insight/reports/present";
import { findRecipients } from "@/lib/insight/reports/schedule";
import type { UpdateReportRequest } from "@/lib/insight/reports/schemas";

type Terms = Partial<
  Pick<ReportRow, "title" | "sections" | "passwordHash" | "expiresAt" | "showsMoney" | "schedule" | "mailTo">
>;

/**
 * Returns the columns of the fields that a request names. The password is hashed here, so call it outside a transaction.
 * @throws AppError invalid_request for an expiry in the past, and for recipients who are no members
 */
export async function readTerms(
  ctx: OrganizationContext,
  { title, sections, password, expires_at, shows_money, schedule, recipients }: Omit<UpdateReportRequest, "status">,
): Promise<Terms> {
  const expiresAt = expires_at ? new Date(expires_at) : null;
  if (expiresAt && expiresAt <= ctx.now()) throw invalid("expires_at", "Must be a time in the future");
  return {
    ...(title !== undefined && { title }),
    ...(sections !== undefined && { sections }),
    ...(shows_money !== undefined && { showsMoney: shows_money }),
    ...(expires_at !== undefined && { expiresAt }),
    ...(schedule !== undefined && { schedule }),
    ...(recipients !== undefined && { mailTo: await findRecipients(ctx, recipients) }),
    // Last: it takes longest, and what is refused needs no hash.
    ...(password !== undefined && { passwordHash: password === null ? null : await hashPassword(password) }),
  };
}
