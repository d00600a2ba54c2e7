import { oneLine } from "@/lib/core/one-line-rules";
import { type MailContent, renderHtml } from "@/lib/outbound/mail/html";

export interface RenderedMail {
  subject: string;
  text: string;
  html: string;
  /** Where a mail program's own button stops such emails, with a POST; only emails that someone else may have ordered. */
  unsubscribeUrl?: string;
}

/** Lays out an email as text and as HTML: paragraphs, figures, one link, notes. */
export function layOut(content: MailContent): RenderedMail {
  const { paragraphs, facts = [], action, notes = [], unsubscribe } = content;
  const subject = oneLine(content.subject, 150);
  const figures = facts.map(([name, value]) => `${name}: ${value}`).join("\n");
  const text = [
    ...paragraphs,
    ...(figures ? [figures] : []),
    `${action.label}: ${action.url}`,
    ...notes,
    ...(unsubscribe ? [`${unsubscribe.label}: ${unsubscribe.url}`] : []),
    `Clipscope\n${new URL(action.url).origin}`,
  ].join("\n\n");
  const html = renderHtml({ ...content, subject, facts, notes });
  return { subject, text, html, ...(unsubscribe && { unsubscribeUrl: unsubscribe.url }) };
}
