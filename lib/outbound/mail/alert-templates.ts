import { z } from "zod";
import { oneLine } from "@/lib/core/one-line-rules";
import { layOut, type RenderedMail } from "@/lib/outbound/mail/layout";

export const AlertTriggeredMail = z.object({
  name: z.string(),
  /** The alert's name. */
  alert: z.string(),
  /** "Views passed 100,000". */
  happened: z.string(),
  /** The video, campaign or organization. */
  subject: z.string(),
  facts: z.array(z.tuple([z.string(), z.string()])),
  url: z.url(),
});

/** The email about an alert whose condition was met. */
export function alertTriggered({
  name,
  alert,
  happened,
  subject,
  facts,
  url,
}: z.infer<typeof AlertTriggeredMail>): RenderedMail {
  return layOut({
    subject: `${oneLine(happened, 70)}: ${oneLine(subject, 70)}`,
    paragraphs: [`Hello ${name},`, `${happened}: ${oneLine(subject, 200)}.`],
    facts: [...facts, ["Alert", alert]],
    action: { label: "View details", url },
    notes: [
      "You get this email because you're a recipient of this alert. You can change its recipients on the Alerts page.",
    ],
  });
}
