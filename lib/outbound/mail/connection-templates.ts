import { z } from "zod";
import { oneLine } from "@/lib/core/one-line-rules";
import { layOut, type RenderedMail } from "@/lib/outbound/mail/layout";

/** The platform rejects an owner's consent. */
export const AccountReconnect = z.object({
  name: z.string(),
  organization: z.string(),
  platform: z.string(),
  /** The account's username. */
  account: z.string(),
  reason: z.enum(["revoked", "scope"]),
  url: z.url(),
});

export function accountReconnect(mail: z.infer<typeof AccountReconnect>): RenderedMail {
  const account = oneLine(mail.account, 60);
  return layOut({
    subject: `Reconnect ${mail.platform}: ${account}`,
    paragraphs: [
      `Hello ${mail.name},`,
      mail.reason === "scope"
        ? `${mail.platform} reports that a permission is missing for ${account}, which is connected to ${mail.organization}.`
        : `${mail.platform} no longer lets Clipscope access ${account}, which is connected to ${mail.organization}. The owner may have removed access, or it has expired.`,
      "No new data is collected until the owner reconnects the account. Stored data is kept.",
    ],
    action: { label: "View connected accounts", url: mail.url },
  });
}
