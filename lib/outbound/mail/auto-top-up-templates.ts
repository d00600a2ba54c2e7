import { z } from "zod";
import { formatUsd } from "@/lib/core/format";
import { oneLine } from "@/lib/core/one-line-rules";
import { layOut, type RenderedMail } from "@/lib/outbound/mail/layout";

/** Emails about auto top-up proposals. */
const Rule = z.object({
  name: z.string(),
  organization: z.string(),
  below_usd: z.number(),
  amount_usd: z.number(),
  monthly_usd: z.number(),
  url: z.url(),
});
export const AutoTopUpProposed = Rule.extend({
  /** The owner's name. */
  by: z.string(),
});
export const AutoTopUpApproved = Rule;
export const AutoTopUpDeclined = Rule.extend({ reason: z.string().nullable() });

const ruleFacts = ({ below_usd, amount_usd, monthly_usd }: z.infer<typeof Rule>): [string, string][] => [
  ["When the available balance is below", formatUsd(below_usd)],
  ["Add", formatUsd(amount_usd)],
  ["At most per month", formatUsd(monthly_usd)],
];

export function autoTopUpProposed(mail: z.infer<typeof AutoTopUpProposed>): RenderedMail {
  return layOut({
    subject: `${oneLine(mail.organization, 60)} proposes auto top-up`,
    paragraphs: [`Hello ${mail.name},`, `${mail.by} proposes auto top-up for ${mail.organization}.`],
    facts: ruleFacts(mail),
    action: { label: "Review proposal", url: mail.url },
    notes: ["The proposal takes effect when an admin approves it."],
  });
}

export function autoTopUpApproved(mail: z.infer<typeof AutoTopUpApproved>): RenderedMail {
  return layOut({
    subject: `Auto top-up is on: ${oneLine(mail.organization, 60)}`,
    paragraphs: [`Hello ${mail.name},`, `Your auto top-up proposal for ${mail.organization} was approved.`],
    facts: ruleFacts(mail),
    action: { label: "View billing", url: mail.url },
  });
}

export function autoTopUpDeclined(mail: z.infer<typeof AutoTopUpDeclined>): RenderedMail {
  return layOut({
    subject: `Auto top-up declined: ${oneLine(mail.organization, 60)}`,
    paragraphs: [
      `Hello ${mail.name},`,
      `Your auto top-up proposal for ${mail.organization} was declined. Auto top-up stays as it was. You can propose different amounts.`,
      ...(mail.reason ? [`Reason: ${mail.reason}`] : []),
    ],
    facts: ruleFacts(mail),
    action: { label: "View billing", url: mail.url },
  });
}
