/** Texts of report properties; most names have another meaning elsewhere. */
const REPORT: Record<string, string> = {
  id: "ID of the report.",
  title: "Title of the page.",
  of: "What the report is about: `selection`, `label`, `campaign`, `channel` or `video`.",
  ids: "IDs of the videos, or of the label, campaign or channel.",
  sections: "Sections of the page, in the order shown.",
  mode: "`live` shows the latest numbers, `frozen` the ones at the time `at`.",
  at: "Time of a frozen report's numbers. Null for a live report.",
  has_password: "Whether the page asks for a password.",
  expires_at: "When the link stops working. Null if it doesn't expire.",
  shows_money: "Whether the page shows costs, spend and CPM.",
  status: "`revoked` if the link was revoked, otherwise `active`.",
  views:
    "How often people opened the page. Link previews aren't counted, and the same visitor within 30 minutes counts once.",
  schedule: "When the report is sent by email: `weekly`, `campaign_end`, or null for never.",
  recipients: "Addresses of the members who get the emails.",
  next_send_at: "When the next weekly email is due. Null if none is scheduled.",
  last_sent_at: "When the report was last sent by email. Null if never.",
  created_at: "When the report was created.",
  url: "The link. Only this response contains it.",
};

const within = (schema: string, texts: Record<string, string>) =>
  Object.entries(texts).map(([name, text]) => [`${schema}.${name}`, [text]] as const);
const { url: _, ...withoutLink } = REPORT;

export const REPORT_TEXTS: Record<string, readonly [description: string, example?: unknown]> = {
  reports: ["Reports of this page, newest first."],
  ...Object.fromEntries([...within("Report", withoutLink), ...within("CreatedReport", REPORT)]),
};
