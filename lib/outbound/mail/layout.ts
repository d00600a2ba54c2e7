export interface RenderedMail {
  subject: string;
  text: string;
  html: string;
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

/** Titles come from platforms, and a line break in a subject would start another header. */
export const oneLine = (text: string, length: number) => {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
};

/** Lays out an email as text and as HTML: paragraphs, then one link. */
export function layOut(subject: string, paragraphs: string[], link: { label: string; url: string }): RenderedMail {
  const text = [...paragraphs, `${link.label}: ${link.url}`, "Clipscope"].join("\n\n");
  const body = paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`).join("");
  const html = `<!doctype html><html><body style="font-family:sans-serif">${body}<p><a href="${escapeHtml(link.url)}">${escapeHtml(link.label)}</a></p><p>Clipscope</p></body></html>`;
  return { subject: oneLine(subject, 150), text, html };
}
