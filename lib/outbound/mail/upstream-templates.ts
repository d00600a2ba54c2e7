import { z } from "zod";
import { formatUsd } from "@/lib/core/format";
import { layOut, type RenderedMail } from "@/lib/outbound/mail/layout";

export const UpstreamCeiling = z.object({
  name: z.string(),
  source: z.string(),
  period: z.enum(["day", "month"]),
  used_usd: z.number(),
  ceiling_usd: z.number(),
  url: z.url(),
});

/** The email to admins about a source that nears its spending ceiling. */
export function upstreamCeiling({
  name,
  source,
  period,
  used_usd,
  ceiling_usd,
  url,
}: z.infer<typeof UpstreamCeiling>): RenderedMail {
  return layOut({
    subject: `${source} has reached 80% of its spending ceiling`,
    paragraphs: [
      `Hello ${name},`,
      `${source} has reached 80% of its ceiling for this ${period} (UTC). Profiles, posts and follower samples have stopped.`,
    ],
    facts: [
      ["Used or reserved", formatUsd(used_usd, 2)],
      ["Ceiling", formatUsd(ceiling_usd, 2)],
    ],
    action: { label: "Review upstream cost", url },
    notes: ["New trackings stop at 90%, and hourly snapshots at 100%. Hours without a snapshot aren't charged."],
  });
}
