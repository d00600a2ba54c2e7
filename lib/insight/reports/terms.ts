import { and, eq, inArray } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { members, users } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { invalid } from "@/lib/core/errors";
import { hashPassword } from "@/lib/core/password";
import { DAY_MS } from "@/lib/core/time/unit-rules";
import type { ReportRow } from "@/lib/insight/reports/present";
import type { ReportSchedule } from "@/lib/insight/reports/report-rules";
import type { UpdateReportRequest } from "@/lib/insight/reports/schemas";

type Terms = Partial<
  Pick<
    ReportRow,
    "title" | "sections" | "passwordHash" | "expiresAt" | "showsMoney" | "schedule" | "recipients" | "nextSendAt"
  >
>;

/** What a change of the schedule builds on. */
type Scheduled = Pick<ReportRow, "of" | "schedule" | "recipients">;

/**
 * Returns the columns of the fields that a request names. The password is hashed here, so call it outside a transaction.
 * @throws AppError invalid_request for an expiry in the past, a schedule that doesn't fit, or a recipient who is no member
 */
export async function readTerms(
  ctx: OrganizationContext,
  before: Scheduled,
  change: Omit<UpdateReportRequest, "status">,
): Promise<Terms> {
  const { title, sections, password, expires_at, shows_money } = change;
  const expiresAt = expires_at ? new Date(expires_at) : null;
  if (expiresAt && expiresAt <= ctx.now()) throw invalid("expires_at", "Must be a time in the future");
  return {
    ...(title !== undefined && { title }),
    ...(sections !== undefined && { sections }),
    ...(shows_money !== undefined && { showsMoney: shows_money }),
    ...(expires_at !== undefined && { expiresAt }),
    ...(await scheduleColumns(ctx, before, change)),
    // Last: it takes longest, and what is refused needs no hash.
    ...(password !== undefined && { passwordHash: password === null ? null : await hashPassword(password) }),
  };
}

/** Returns the columns of a schedule and its recipients, which go together. */
async function scheduleColumns(
  ctx: OrganizationContext,
  { of, schedule: before, recipients: kept }: Scheduled,
  change: Pick<UpdateReportRequest, "schedule" | "recipients">,
): Promise<Terms> {
  if (change.schedule === undefined && change.recipients === undefined) return {};
  const schedule = change.schedule === undefined ? before : change.schedule;
  if (schedule === null) {
    if (change.recipients?.length) throw invalid("recipients", "Needs a schedule");
    return { schedule: null, recipients: [], nextSendAt: null };
  }
  if (schedule === "campaign_end" && of !== "campaign")
    throw invalid("schedule", "campaign_end needs a report of a campaign");
  const recipients = change.recipients
    ? [...new Set(change.recipients.map((address) => address.normalize("NFC").toLowerCase()))]
    : kept;
  if (recipients.length === 0) throw invalid("recipients", "Must contain an address, for example jo@example.com");
  const known = new Set((await memberAddresses(ctx.db, ctx.organization.id, recipients)).map(({ key }) => key));
  const stranger = recipients.find((address) => !known.has(address));
  if (stranger !== undefined) throw invalid("recipients", `${stranger} is not a member of the organization`);
  return { schedule, recipients, ...(schedule !== before && { nextSendAt: firstSend(schedule, ctx.now()) }) };
}

/** A report of a campaign's end is due from now on, but sent only after the campaign's end. */
const firstSend = (schedule: ReportSchedule, now: Date): Date =>
  schedule === "weekly" ? new Date(now.getTime() + 7 * DAY_MS) : now;

/** Returns the members among addresses, with the key that addresses are compared by. */
export const memberAddresses = (db: Queryable, organizationId: number, keys: readonly string[]) =>
  db
    .select({ userId: users.id, email: users.email, key: users.emailKey, name: users.name })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.organizationId, organizationId), inArray(users.emailKey, [...keys])));
