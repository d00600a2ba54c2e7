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
        : `${mail.platform} no longer accepts the access to ${account}, which is connected to ${mail.organization}. Its owner may have removed it, or it has expired.`,
      "No new figures are read until its owner connects it again. Stored figures stay.",
    ],
    action: { label: "View connected accounts", url: mail.url },
  });
}
