import { z } from "zod";

/** The mails we send. `data` is parsed when a mail is rendered: it has lain in the outbox since it was written. */
const TrackingCompleted = z.object({
  name: z.string(),
  title: z.string(),
  days: z.int(),
  snapshots: z.int(),
  views: z.number().nullable(),
  url: z.url(),
});
const ConfirmEmail = z.object({ name: z.string(), url: z.url() });

export const MailTemplate = z.discriminatedUnion("template", [
  z.object({ template: z.literal("tracking_completed"), data: TrackingCompleted }),
  z.object({ template: z.literal("confirm_email"), data: ConfirmEmail }),
]);
export type MailTemplate = z.infer<typeof MailTemplate>;

export interface RenderedMail {
  subject: string;
  text: string;
  html: string;
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

/** Titles come from platforms: a line break in a subject would be a header of its own. */
const oneLine = (text: string, length: number) => {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
};

function layOut(subject: string, paragraphs: string[], link: { label: string; url: string }): RenderedMail {
  const text = [...paragraphs, `${link.label}: ${link.url}`, "Clipscope"].join("\n\n");
  const body = paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`).join("");
  const html = `<!doctype html><html><body style="font-family:sans-serif">${body}<p><a href="${escapeHtml(link.url)}">${escapeHtml(link.label)}</a></p><p>Clipscope</p></body></html>`;
  return { subject: oneLine(subject, 150), text, html };
}

export function renderMail(mail: MailTemplate): RenderedMail {
  if (mail.template === "confirm_email")
    return layOut(
      "Confirm your e-mail address",
      [
        `Hello ${mail.data.name},`,
        "please confirm that this address is yours. Your organisation's free credit of 5 USD follows at once.",
      ],
      { label: "Confirm the address", url: mail.data.url },
    );
  const { name, title, days, snapshots, views, url } = mail.data;
  const reached = views === null ? "" : ` Its last reading was ${views.toLocaleString("en-US")} views.`;
  return layOut(
    `Tracking completed: ${oneLine(title, 80)}`,
    [`Hello ${name},`, `the ${days}-day tracking of "${title}" is complete: ${snapshots} hourly snapshots.${reached}`],
    { label: "See the result", url },
  );
}
