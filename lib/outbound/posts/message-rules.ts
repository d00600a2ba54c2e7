/** Messages as Slack's and Discord's incoming webhooks expect them. Pure. */

/** Where a message can be posted. */
export type PostedType = "slack" | "discord";

export interface PostedMessage {
  /** What happened: "Views passed 100,000". */
  title: string;
  /** What it is about. */
  subject: string;
  facts: readonly (readonly [name: string, value: string])[];
  /** Where to read more. */
  url: string;
  footer: string;
  at: Date;
}

const cut = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

/** Slack reads these three characters as markup, everywhere. */
const slackText = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
/** A link's text ends at a bar; line breaks would end a quote or list. */
const slackLine = (text: string, most: number): string => slackText(cut(text.replace(/[\s|]+/g, " ").trim(), most));
/** What would be bold, a code or a strike; a space of no width keeps the character. */
const slackPlain = (text: string, most: number): string => slackLine(text, most).replace(/[*_~`]/g, "\u200b$&");

/** Limits of Block Kit, with room for what is added around. */
const SLACK = { title: 300, subject: 500, fields: 10, field: 500 };

/**
 * Returns the body of a message for Slack: blocks, and the text of notifications. It has no picture: an incoming webhook
 * takes no upload, and a picture's address would have to be open to everyone.
 */
export function slackBody({ title, subject, facts, url, footer }: PostedMessage) {
  const link = `<${slackText(url)}|${slackPlain(subject, SLACK.subject) || "View details"}>`;
  const fields = facts.slice(0, SLACK.fields).map(([name, value]) => ({
    type: "mrkdwn",
    text: `*${slackPlain(name, SLACK.field)}*\n${slackPlain(value, SLACK.field)}`,
  }));
  return {
    text: `${slackLine(title, SLACK.title)}: ${slackLine(subject, SLACK.subject)}`,
    blocks: [
      { type: "section", text: { type: "mrkdwn", text: `*${slackPlain(title, SLACK.title)}*\n${link}` } },
      ...(fields.length > 0 ? [{ type: "section", fields }] : []),
      { type: "context", elements: [{ type: "mrkdwn", text: slackPlain(footer, SLACK.field) }] },
    ],
  };
}

/** Limits of Discord's embeds: together at most 6,000 characters. */
const DISCORD = { title: 256, description: 1_000, fields: 10, name: 100, value: 200, footer: 300 };
export const PICTURE_NAME = "chart.png";

const discordText = (text: string, most: number): string =>
  // Escapes can double the length, so the limit applies to what is sent.
  cut(text.replace(/\s+/g, " ").trim(), Math.floor(most / 2)).replace(/[\\*_~`|>[\]()#@<]/g, "\\$&");

/** Returns the JSON part of a message for Discord. It mentions no one, whatever the texts contain. */
export function discordBody({ title, subject, facts, url, footer, at }: PostedMessage, hasPicture: boolean) {
  const line = (text: string, most: number) => discordText(text, most) || "–";
  return {
    embeds: [
      {
        title: line(title, DISCORD.title),
        url,
        description: line(subject, DISCORD.description),
        fields: facts.slice(0, DISCORD.fields).map(([name, value]) => ({
          name: line(name, DISCORD.name),
          value: line(value, DISCORD.value),
          inline: true,
        })),
        footer: { text: cut(footer, DISCORD.footer) },
        timestamp: at.toISOString(),
        ...(hasPicture && { image: { url: `attachment://${PICTURE_NAME}` } }),
      },
    ],
    allowed_mentions: { parse: [] },
    ...(hasPicture && { attachments: [{ id: 0, filename: PICTURE_NAME }] }),
  };
}

const HOSTS: Record<PostedType, readonly string[]> = {
  slack: ["hooks.slack.com", "hooks.slack-gov.com"],
  discord: ["discord.com", "discordapp.com", "ptb.discord.com", "canary.discord.com"],
};
const PATHS: Record<PostedType, RegExp> = {
  slack: /^\/services\/[A-Za-z0-9]+\/[A-Za-z0-9]+\/[A-Za-z0-9]+$/,
  discord: /^\/api(?:\/v\d+)?\/webhooks\/\d+\/[\w-]+$/,
};
export const POSTED_NAMES: Record<PostedType, string> = { slack: "Slack", discord: "Discord" };
export const URL_EXAMPLES: Record<PostedType, string> = {
  slack: "https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXX",
  discord: "https://discord.com/api/webhooks/123456789012345678/XXXXXXXXXXXX",
};

/** Returns the address of an incoming webhook without its query; null if it isn't one of the service. */
export function incomingUrl(type: PostedType, text: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.protocol !== "https:" || url.username || url.password || url.port) return null;
  if (!HOSTS[type].includes(url.hostname)) return null;
  const path = url.pathname.replace(/\/$/, "");
  return PATHS[type].test(path) ? `${url.origin}${path}` : null;
}

/** What an attempt means. `gone`: the webhook no longer exists. `unknown`: the message may have arrived. */
export type PostVerdict = "delivered" | "gone" | "refused" | "failed" | "unknown";

/** Slack's words for a webhook that no longer works. */
const SLACK_GONE: readonly string[] = [
  "no_service",
  "no_service_id",
  "no_team",
  "team_disabled",
  "invalid_token",
  "no_active_hooks",
  "channel_not_found",
  "channel_is_archived",
];
/** Discord's codes for the same: unknown webhook, invalid webhook token. */
const DISCORD_GONE = /"code":\s*(?:10015|50027)\b/;

/** Returns what a response means. */
export function verdictOf(type: PostedType, status: number, body: string): PostVerdict {
  if (status >= 200 && status < 300) return "delivered";
  const isGone = type === "slack" ? SLACK_GONE.includes(body.trim()) : DISCORD_GONE.test(body);
  if (isGone || status === 404 || status === 410) return "gone";
  const isFinal = status >= 300 && status < 500 && status !== 408 && status !== 429;
  return isFinal ? "refused" : "failed";
}

/** Returns the wait that Discord's body asks for, in seconds, fractions included; null without one. */
export function bodyWaitMs(body: string): number | null {
  const seconds = Number(/"retry_after":\s*(\d+(?:\.\d+)?)/.exec(body)?.[1] ?? Number.NaN);
  return Number.isFinite(seconds) ? Math.ceil(seconds * 1_000) : null;
}
