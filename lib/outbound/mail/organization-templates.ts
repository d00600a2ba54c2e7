import { z } from "zod";
import { plural } from "@/lib/core/format";
import { oneLine } from "@/lib/core/one-line-rules";
import { layOut, type RenderedMail } from "@/lib/outbound/mail/layout";

/** Emails about an organization as a whole. */
export const ExportReady = z.object({
  name: z.string(),
  organization: z.string(),
  /** How long the file is kept. */
  days: z.int(),
  url: z.url(),
});

export function exportReady({ name, organization, days, url }: z.infer<typeof ExportReady>): RenderedMail {
  return layOut({
    subject: `The export of ${oneLine(organization, 60)} is ready`,
    paragraphs: [
      `Hello ${name},`,
      `The file with the data of ${organization} is ready. You can download it for ${plural(days, "day")}.`,
    ],
    action: { label: "Download export", url },
    notes: ["Only owners of the organization can download it, after they sign in."],
  });
}

/** Sent when an owner closes the organization, and as a reminder before it is closed for good. */
export const OrganizationClosed = z.object({
  name: z.string(),
  organization: z.string(),
  is_reminder: z.boolean(),
  /** Until when it can be reopened, as text. */
  until: z.string(),
  url: z.url(),
});

export function organizationClosed(mail: z.infer<typeof OrganizationClosed>): RenderedMail {
  const { name, organization, is_reminder: isReminder, until, url } = mail;
  return layOut({
    subject: isReminder
      ? `${oneLine(organization, 60)} will soon be closed for good`
      : `${oneLine(organization, 60)} was closed`,
    paragraphs: [
      `Hello ${name},`,
      isReminder
        ? `${organization} is closed. Owners can reopen it until ${until}.`
        : `${organization} was closed. Owners can reopen it until ${until}.`,
      "Tracking, follows, reports and auto top-up have stopped, and API keys don't work. After that date, it can't be reopened, and all members lose access.",
    ],
    action: { label: "View organization", url },
  });
}
