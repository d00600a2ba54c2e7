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
      `The file with the data of ${organization} is ready. It is deleted after ${plural(days, "day")}.`,
    ],
    action: { label: "Download export", url },
    notes: ["Only owners of the organization can download it, after they sign in."],
  });
}
