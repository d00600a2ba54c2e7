/** Texts of report properties; most names have another meaning elsewhere. */
const REPORT: Record<string, string> = {
  id: "ID of the report.",
  title: "Title of the page.",
  of: "What the report is about: `selection`, `label`, `campaign`, `channel` or `video`.",
  ids: "IDs of the videos, or of the label, campaign or channel.",
  sections: "Sections of the page, in the order in which it shows them.",
  mode: "`live` shows the latest figures, `frozen` those of `at`.",
  at: "Time of a frozen report's figures. Null for a live report.",
  has_password: "Whether the page asks for a password.",
  expires_at: "When the link stops working. Null if it doesn't expire.",
  shows_money: "Whether the page shows costs, spend and CPM.",
  status: "`revoked` if the link was ended, otherwise `active`.",
  views: "How often people opened the page. Programs, and the same visitor within 30 minutes, count once at most.",
  schedule: "When it is sent by email: `weekly`, `campaign_end`, or null for never.",
  recipients: "Addresses of the members who get the emails.",
  next_send_at: "When the next weekly email is due, or null.",
  last_sent_at: "When it was last sent by email, or null.",
  created_at: "When the report was created.",
  url: "The link. Only this answer contains it.",
};

const within = (schema: string, texts: Record<string, string>) =>
  Object.entries(texts).map(([name, text]) => [`${schema}.${name}`, [text]] as const);
const { url: _, ...withoutLink } = REPORT;

export const REPORT_TEXTS: Record<string, readonly [description: string, example?: unknown]> = {
  reports: ["Reports of this page, newest first."],
  ...Object.fromEntries([...within("Report", withoutLink), ...within("CreatedReport", REPORT)]),
};
