import { escapeHtml } from "@/lib/core/html-rules";

/** What an email says, as plain text; its text and its HTML are made from it. */
export interface MailContent {
  subject: string;
  /** A picture above the subject. */
  logo?: { url: string; alt: string };
  /** The greeting is the first. */
  paragraphs: string[];
  /** Figures with their names, shown as a table. */
  facts?: [name: string, value: string][];
  /** The one thing to do, shown as a button. */
  action: { label: string; url: string };
  /** Smaller text after the action, such as what to do if the email wasn't expected. */
  notes?: string[];
  /** A link that stops such emails. */
  unsubscribe?: { label: string; url: string };
}

/**
 * The colors of app/globals.css, as hex: mail programs don't know oklch. Each has a light and a dark value, both at
 * least 4.5:1 on their surface.
 */
const COLORS = {
  page: ["#f7f8fa", "#131417"],
  card: ["#ffffff", "#1b1c20"],
  rule: ["#e4e6ea", "#34363c"],
  text: ["#1b1d22", "#edeef1"],
  muted: ["#5d616b", "#a5a9b3"],
  accent: ["#2f55c8", "#8fb0ff"],
  onAccent: ["#ffffff", "#10131d"],
} satisfies Record<string, [light: string, dark: string]>;

const FONT = "Inter, -apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";

/** Programs that honor the reader's theme apply these; all others show the light values, which are inline. */
const STYLE = `
  :root { color-scheme: light dark; supported-color-schemes: light dark; }
  @media (max-width: 480px) {
    .frame { padding: 16px 8px !important; }
    .card { padding: 24px 20px !important; }
    .button { display: block !important; text-align: center !important; }
  }
  @media (prefers-color-scheme: dark) {
    .page { background: ${COLORS.page[1]} !important; }
    .card { background: ${COLORS.card[1]} !important; border-color: ${COLORS.rule[1]} !important; }
    .rule { border-color: ${COLORS.rule[1]} !important; }
    .text { color: ${COLORS.text[1]} !important; }
    .muted { color: ${COLORS.muted[1]} !important; }
    .link { color: ${COLORS.accent[1]} !important; }
    .mark, .button { background: ${COLORS.accent[1]} !important; color: ${COLORS.onAccent[1]} !important; }
  }`;

/** Tables and inline styles, because many mail programs support neither grid nor style sheets. Everything is escaped. */
export function renderHtml(content: MailContent & Required<Pick<MailContent, "facts" | "notes">>): string {
  const { subject, logo, paragraphs, facts, action, notes, unsubscribe } = content;
  const url = escapeHtml(action.url);
  const label = escapeHtml(action.label);
  const origin = escapeHtml(new URL(action.url).origin);
  // What inboxes show beside the subject.
  const preview = paragraphs.find((paragraph) => paragraph.length > 40) ?? "";
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(subject)}</title>
<style>${STYLE}
</style>
</head>
<body class="page" style="margin:0;padding:0;background:${COLORS.page[0]}">
<div style="display:none;max-height:0;overflow:hidden">${escapeHtml(preview)}</div>
<table role="presentation" class="page frame" width="100%" cellpadding="0" cellspacing="0" style="background:${COLORS.page[0]};padding:40px 16px;font-family:${FONT}">
<tr><td align="center">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px">
<tr><td style="padding:0 4px 16px">
<a href="${origin}" class="text" style="${size(16, 600)};color:${COLORS.text[0]};text-decoration:none"><span class="mark" style="display:inline-block;width:22px;height:22px;margin-right:8px;border-radius:6px;background:${COLORS.accent[0]};color:${COLORS.onAccent[0]};font-size:14px;line-height:22px;text-align:center">&#8599;</span>Clipscope</a>
</td></tr>
<tr><td class="card" style="background:${COLORS.card[0]};border:1px solid ${COLORS.rule[0]};border-radius:12px;padding:32px">
${logo ? logoOf(logo) : ""}
<h1 class="text" style="margin:0 0 20px;${size(20, 600)};letter-spacing:-0.012em;color:${COLORS.text[0]};overflow-wrap:anywhere">${escapeHtml(subject)}</h1>
${paragraphs.map((paragraph) => paragraphOf(paragraph, "text", 15)).join("\n")}
${facts.length > 0 ? factsOf(facts) : ""}
<p style="margin:24px 0 0"><a href="${url}" class="button" style="display:inline-block;padding:11px 20px;border-radius:6px;background:${COLORS.accent[0]};color:${COLORS.onAccent[0]};${size(15, 600)};text-decoration:none">${label}</a></p>
<div class="rule" style="margin-top:28px;border-top:1px solid ${COLORS.rule[0]};padding-top:16px">
${notes.map((note) => paragraphOf(note, "muted", 13)).join("\n")}
<p class="muted" style="margin:0;${size(13, 400)};color:${COLORS.muted[0]};overflow-wrap:anywhere">If the button doesn't work, open this link: <a href="${url}" class="link" style="color:${COLORS.accent[0]}">${url}</a></p>
</div>
</td></tr>
<tr><td style="padding:16px 4px 0">
<p class="muted" style="margin:0;${size(12, 400)};color:${COLORS.muted[0]}">Clipscope tracks how social videos perform, hour by hour. <a href="${origin}" class="link" style="color:${COLORS.accent[0]}">${origin.replace(/^https?:\/\//, "")}</a></p>
${unsubscribe ? unsubscribeOf(unsubscribe) : ""}
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>`;
}

const unsubscribeOf = ({ label, url }: Required<MailContent>["unsubscribe"]) =>
  `<p class="muted" style="margin:8px 0 0;${size(12, 400)};color:${COLORS.muted[0]}"><a href="${escapeHtml(url)}" class="link" style="color:${COLORS.accent[0]}">${escapeHtml(label)}</a></p>`;

/** On white in both themes, because a logo's colors are chosen for it. Programs that load no pictures show its name. */
const logoOf = ({ url, alt }: Required<MailContent>["logo"]) =>
  `<p style="margin:0 0 20px"><img src="${escapeHtml(url)}" alt="${escapeHtml(alt)}" height="40" style="display:inline-block;height:40px;width:auto;max-width:240px;padding:6px;border-radius:6px;background:#ffffff;color:#1b1d22;${size(14, 600)}"></p>`;

const size = (px: number, weight: number) => `font-size:${px}px;line-height:1.5;font-weight:${weight}`;

function paragraphOf(text: string, tone: "text" | "muted", px: number): string {
  const style = `margin:0 0 12px;${size(px, 400)};color:${COLORS[tone][0]};overflow-wrap:anywhere`;
  return `<p class="${tone}" style="${style}">${escapeHtml(text)}</p>`;
}

function factsOf(facts: Required<MailContent>["facts"]): string {
  const cell = `padding:9px 0;border-top:1px solid ${COLORS.rule[0]};${size(14, 400)};vertical-align:top`;
  const rows = facts.map(
    ([name, value]) => `<tr>
<td class="muted rule" style="${cell};padding-right:16px;color:${COLORS.muted[0]}">${escapeHtml(name)}</td>
<td class="text rule" align="right" style="${cell};color:${COLORS.text[0]};font-variant-numeric:tabular-nums;overflow-wrap:anywhere">${escapeHtml(value)}</td>
</tr>`,
  );
  return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:20px 0 0">\n${rows.join("\n")}\n</table>`;
}
