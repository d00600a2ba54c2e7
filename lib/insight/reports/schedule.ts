import { and, eq } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { campaigns } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError, invalid } from "@/lib/core/errors";
import type { ReportRow } from "@/lib/insight/reports/present";
import { nextWeekly } from "@/lib/insight/reports/send-rules";
import { confirmedMembers, memberWith } from "@/lib/outbound/mail/recipients";

/**
 * Returns the users with the given addresses, each once.
 * @throws AppError invalid_request for each that no member has
 */
export async function findRecipients(ctx: OrganizationContext, addresses: readonly string[]): Promise<number[]> {
  const members = await confirmedMembers(ctx.db, ctx.organization.id);
  const found = addresses.map((address) => memberWith(members, address)?.id);
  const details = found.flatMap((id, index) =>
    id === undefined
      ? [{ field: `recipients.${index}`, message: "No member has this address, or it isn't confirmed" }]
      : [],
  );
  if (details.length > 0) throw new AppError({ code: "invalid_request", details });
  return [...new Set(found.flatMap((id) => id ?? []))];
}

type Scheduled = Pick<ReportRow, "of" | "ids" | "frozenAt" | "schedule" | "mailTo">;

/** @throws AppError invalid_request for a schedule that doesn't fit the report */
export function checkSchedule({ of, frozenAt, schedule, mailTo }: Scheduled): void {
  if (schedule === null) return;
  if (frozenAt) throw invalid("schedule", "Only allowed if mode is live");
  if (schedule === "campaign_end" && of !== "campaign")
    throw invalid("schedule", "campaign_end is only allowed if of is campaign");
  if (mailTo.length === 0) throw invalid("recipients", "Must contain the address of a member");
}

/**
 * Returns when a report with a new schedule is looked at first; null without one.
 * @throws AppError invalid_request if its campaign has ended
 */
export async function firstSend(ctx: OrganizationContext, db: Queryable, report: Scheduled): Promise<Date | null> {
  if (report.schedule === null) return null;
  if (report.schedule === "weekly") return nextWeekly(ctx.now(), ctx.organization.timeZone);
  const endsAt = await readCampaignEnd(ctx, db, report.ids[0] ?? "");
  if (endsAt && endsAt <= ctx.now())
    throw invalid("schedule", "The campaign has already ended. Choose another schedule");
  return ctx.now();
}

/** Returns when a campaign ends; null for none, undefined if it is deleted. */
export async function readCampaignEnd(
  { organization }: OrganizationContext,
  db: Queryable,
  publicId: string,
): Promise<Date | null | undefined> {
  const [campaign] = await db
    .select({ endsAt: campaigns.endsAt })
    .from(campaigns)
    .where(and(eq(campaigns.publicId, publicId), eq(campaigns.organizationId, organization.id)));
  return campaign?.endsAt;
}
