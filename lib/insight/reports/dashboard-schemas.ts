import { z } from "zod";
import { Report } from "@/lib/insight/reports/schemas";
import { Platform } from "@/lib/platforms/schemas";

/** What only the dashboard shows of reports. */

export const ReportState = z.enum(["active", "expired", "revoked"]);
export type ReportState = z.infer<typeof ReportState>;

/** What a report is about; null if it was deleted. */
export const ReportSubject = z
  .object({
    /** Title or name; the number of videos of a selection. */
    name: z.string(),
    /** Its page; null for a label and a selection. */
    path: z.string().nullable(),
    platform: Platform.nullable(),
  })
  .nullable();
export type ReportSubject = z.infer<typeof ReportSubject>;

export const ListedReport = z.object({ ...Report.shape, subject: ReportSubject, state: ReportState });
export type ListedReport = z.infer<typeof ListedReport>;

export const ListedReportsQuery = z.object({ cursor: z.string().max(500).optional() });
export type ListedReportsQuery = z.infer<typeof ListedReportsQuery>;

export const ListedReports = z.object({ reports: z.array(ListedReport), next_cursor: z.string().nullable() });
export type ListedReports = z.infer<typeof ListedReports>;

/** Members who can get a report by email. */
export const RecipientChoices = z.object({
  members: z.array(z.object({ name: z.string(), email: z.string(), is_you: z.boolean() })),
});
export type RecipientChoices = z.infer<typeof RecipientChoices>;
