import { assertAdmin } from "@/lib/core/assert-admin";
import type { OrganizationContext } from "@/lib/core/context";
import { appUrl } from "@/lib/core/env";
import { mailSamples } from "@/lib/outbound/mail/samples";
import type { MailPreview } from "@/lib/outbound/mail/schemas";
import { renderMail } from "@/lib/outbound/mail/templates";

/**
 * Returns every email that the product sends, with example data.
 * @throws AppError not_found for anyone who is not an admin
 */
export async function previewMails(ctx: OrganizationContext): Promise<MailPreview[]> {
  await assertAdmin(ctx);
  return mailSamples(appUrl()).map((sample) => {
    const { subject, text, html } = renderMail(sample);
    return { template: sample.template, subject, text, html };
  });
}
