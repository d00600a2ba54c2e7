import { z } from "zod";

/** `kept`: no SMTP server is configured, so the email stays on the mailbox page. */
export const MailState = z.enum(["waiting", "kept", "sent", "failed"]);
export type MailState = z.infer<typeof MailState>;

export const MailRow = z.object({
  id: z.string(),
  to: z.string(),
  subject: z.string(),
  state: MailState,
  /** Error of the last attempt; null if there was none or it succeeded. */
  error: z.string().nullable(),
  created_at: z.iso.datetime(),
});
export type MailRow = z.infer<typeof MailRow>;

export const MailPage = z.object({ mails: z.array(MailRow), next_cursor: z.string().nullable() });
export type MailPage = z.infer<typeof MailPage>;

/** Both versions of its body; empty for an email of an older version that can no longer be rendered. */
export const Mail = MailRow.extend({ text: z.string(), html: z.string() });
export type Mail = z.infer<typeof Mail>;

/** An email of the product with example data. */
export interface MailPreview {
  /** Its name in the outbox, such as "balance_low". */
  template: string;
  subject: string;
  text: string;
  html: string;
}
