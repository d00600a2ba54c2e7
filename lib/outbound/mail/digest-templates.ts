import { z } from "zod";
import { oneLine } from "@/lib/core/one-line-rules";
import { layOut, type RenderedMail } from "@/lib/outbound/mail/layout";

export const DigestMail = z.object({
  name: z.string(),
  organization: z.string(),
  pace: z.enum(["daily", "weekly"]),
  /** "20 Nov", or "16 Nov – 22 Nov". */
  period: z.string(),
  facts: z.array(z.tuple([z.string(), z.string()])),
  url: z.url(),
});

/** The email with what broke out, stalled and ended, and with spend and runway. */
export function digest({ name, organization, pace, period, facts, url }: z.infer<typeof DigestMail>): RenderedMail {
  return layOut({
    subject: `${pace === "daily" ? "Daily" : "Weekly"} digest of ${oneLine(organization, 60)}: ${period}`,
    paragraphs: [`Hello ${name},`, `Here is the digest of ${organization} for ${period}.`],
    facts,
    action: { label: "View overview", url },
    notes: ["Change how often you get this digest under Profile."],
  });
}
