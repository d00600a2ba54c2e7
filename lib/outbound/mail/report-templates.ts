import { z } from "zod";
import { oneLine } from "@/lib/core/one-line-rules";
import { layOut, type RenderedMail } from "@/lib/outbound/mail/layout";

export const ReportMail = z.object({
  name: z.string(),
  organization: z.string(),
  title: z.string(),
  schedule: z.enum(["weekly", "campaign_end"]),
  /** Its figures; none if the report has a password. */
  facts: z.array(z.tuple([z.string(), z.string()])),
  has_password: z.boolean(),
  /** Absent without a logo, or if the report has a password. */
  logo_url: z.url().optional(),
  /** How many days the link works. */
  days: z.int(),
  url: z.url(),
  stop_url: z.url(),
});
export type ReportMail = z.infer<typeof ReportMail>;

/** The email with the figures of a report and a link to it. */
export function report({ name, organization, title, schedule, facts, ...mail }: ReportMail): RenderedMail {
  const isWeekly = schedule === "weekly";
  return layOut({
    subject: isWeekly ? `Weekly report: ${oneLine(title, 100)}` : `Campaign ended: ${oneLine(title, 100)}`,
    ...(mail.logo_url && { logo: { url: mail.logo_url, alt: organization } }),
    paragraphs: [
      `Hello ${name},`,
      isWeekly
        ? `Here is the weekly report "${title}" from ${organization}.`
        : `The campaign in the report "${title}" from ${organization} has ended. These are its numbers.`,
      ...(mail.has_password ? ["To see the numbers, open the report and enter its password."] : []),
    ],
    facts,
    action: { label: "View report", url: mail.url },
    notes: [`The link works for ${mail.days} days, as long as you are a member of ${organization}.`],
    unsubscribe: { label: "Stop these emails", url: mail.stop_url },
  });
}

/** Returns its data without links that open the report, and without the logo that only they open. */
export function withoutReportLinks(data: ReportMail): ReportMail {
  const hide = (url: string) => url.replace(/\/r\/[\w-]+/, "/r/…");
  const { logo_url: _, ...shown } = data;
  return { ...shown, url: hide(data.url), stop_url: hide(data.stop_url) };
}
