/** Labels and descriptions of the jobs. Pure. */

export interface Job {
  /** As in inngest/functions, without the app prefix. */
  id: string;
  name: string;
  /** Description shown on the jobs page. */
  purpose: string;
  /** Five fields, UTC; null if another job triggers it. */
  cron: string | null;
}

/** All jobs. A test in inngest/functions compares the list with the registered functions. */
export const JOBS: readonly Job[] = [
  {
    id: "collection-claim-minutely",
    name: "Claim due videos",
    purpose: "Finds the videos whose hourly snapshot is due in this minute and groups them into batches.",
    cron: "* * * * *",
  },
  {
    id: "collection-batch",
    name: "Collect a batch",
    purpose: "Fetches up to a thousand videos from the platform, stores their snapshots and charges for them.",
    cron: null,
  },
  {
    id: "collection-sweep",
    name: "Sweep batches",
    purpose: "Retries unfinished batches while their hour can still be stored, and expires the others.",
    cron: "*/10 * * * *",
  },
  {
    id: "trackings-complete-minutely",
    name: "Complete trackings",
    purpose: "Ends the trackings whose duration is over and sends notifications.",
    cron: "* * * * *",
  },
  {
    id: "usage-close-hourly",
    name: "Book usage",
    purpose: "Closes past hours of usage and books each one as a ledger entry of the organization.",
    cron: "0 * * * *",
  },
  {
    id: "auto-top-up-minutely",
    name: "Auto top-ups",
    purpose: "Adds money according to each organization's auto top-up rule.",
    cron: "* * * * *",
  },
  {
    id: "points-renew-hourly",
    name: "Renew credits",
    purpose: "Renews the credit allotments whose renewal day has come.",
    cron: "2 * * * *",
  },
  {
    id: "video-imports-minutely",
    name: "Continue imports",
    purpose: "Continues bulk imports whose page was closed.",
    cron: "* * * * *",
  },
  {
    id: "campaign-goals-reach",
    name: "Check campaign goals",
    purpose: "Sends a webhook for the running campaigns whose views or engagements have reached their goal.",
    cron: "*/5 * * * *",
  },
  {
    id: "follow-posts-minutely",
    name: "Start followed posts",
    purpose:
      "Looks up the newest posts of followed channels that are due, and starts tracking the posts that match a follow.",
    cron: "* * * * *",
  },
  {
    id: "alerts-evaluate-minutely",
    name: "Evaluate alerts",
    purpose: "Compares new snapshots with the conditions of alerts, and writes the messages of those that are met.",
    cron: "* * * * *",
  },
  {
    id: "alert-messages-minutely",
    name: "Post alert messages",
    purpose: "Posts the due messages of alerts to Slack and Discord.",
    cron: "* * * * *",
  },
  {
    id: "digests-hourly",
    name: "Write digests",
    purpose: "Emails the daily and weekly digests of the organizations where it is morning.",
    cron: "9 * * * *",
  },
  {
    id: "alerts-sweep",
    name: "Sweep alerts",
    purpose: "Evaluates alerts about missing snapshots, campaigns, the balance and the runway.",
    cron: "*/5 * * * *",
  },
  {
    id: "reports-send",
    name: "Send reports",
    purpose: "Emails shared reports that are due: weekly ones, and those of campaigns that have ended.",
    cron: "*/5 * * * *",
  },
  {
    id: "benchmark-views-hourly",
    name: "Keep views by age",
    purpose: "Keeps the views that tracked videos had at certain ages, for benchmarks and projections.",
    cron: "47 * * * *",
  },
  {
    id: "channel-creators-hourly",
    name: "Add creators",
    purpose: "Creates channels for the creators of tracked videos.",
    cron: "3 * * * *",
  },
  {
    id: "channel-profiles-hourly",
    name: "Update profiles",
    purpose: "Fetches the name, picture and follower count of the channels that are due today.",
    cron: "7 * * * *",
  },
  {
    id: "channel-posts-minutely",
    name: "Update posts",
    purpose: "Fetches channels' newest posts daily, and a new channel's within a minute.",
    cron: "* * * * *",
  },
  {
    id: "channel-samples-minutely",
    name: "Sample followers",
    purpose: "Takes samples of channels' followers weekly, and a new channel's within a minute.",
    cron: "* * * * *",
  },
  {
    id: "own-figures-minutely",
    name: "Read owners' figures",
    purpose: "Reads the reports of connected accounts daily, and a new account's within a minute.",
    cron: "* * * * *",
  },
  {
    id: "social-sync-daily",
    name: "Sync subscriber counts",
    purpose: "Updates the follower counts of every organization's social accounts.",
    cron: "17 5 * * *",
  },
  {
    id: "webhook-relay-minutely",
    name: "Relay webhooks",
    purpose: "Starts a delivery round for every endpoint with due deliveries.",
    cron: "* * * * *",
  },
  {
    id: "webhook-deliver",
    name: "Deliver webhooks",
    purpose: "Delivers the due events of one endpoint, for less than a minute.",
    cron: null,
  },
  {
    id: "outbox-relay-minutely",
    name: "Relay email",
    purpose: "Finds the emails whose next attempt is due.",
    cron: "* * * * *",
  },
  {
    id: "outbox-deliver",
    name: "Send an email",
    purpose: "Makes one attempt to send one email.",
    cron: null,
  },
  {
    id: "organization-exports-minutely",
    name: "Export organizations",
    purpose: "Writes the files of requested exports of an organization's data, and emails those who requested them.",
    cron: "* * * * *",
  },
  {
    id: "organizations-close-daily",
    name: "Close organizations",
    purpose: "Closes organizations for good 30 days after an owner closed them, and emails owners three days before.",
    cron: "21 6 * * *",
  },
  {
    id: "keys-remind-daily",
    name: "Remind of old keys",
    purpose: "Emails owners and managers about API keys that should be rotated.",
    cron: "11 8 * * *",
  },
  {
    id: "idempotency-prune-hourly",
    name: "Prune stored responses",
    purpose: "Deletes the responses of idempotent requests after a day.",
    cron: "23 * * * *",
  },
  {
    id: "requests-prune-daily",
    name: "Prune API requests",
    purpose: "Deletes logged API requests after the period that their organization chose. Their hourly counts stay.",
    cron: "41 3 * * *",
  },
  {
    id: "sources-check-hourly",
    name: "Check sources",
    purpose: "Retires a source that denied access for a day and answered no call, if its platform has another one.",
    cron: "11 * * * *",
  },
  {
    id: "upstream-ceilings-minutely",
    name: "Check spending ceilings",
    purpose: "Emails the admins when a source has used 80% of what it may cost in a day or month.",
    cron: "* * * * *",
  },
  {
    id: "platform-calls-prune-daily",
    name: "Summarize platform calls",
    purpose:
      "Sums up the hourly counts of platform calls that are older than 30 days, and forgets which resources were read on earlier days.",
    cron: "51 3 * * *",
  },
  {
    id: "records-prune-daily",
    name: "Prune old records",
    purpose:
      "Deletes webhook deliveries, emails, imports and alert firings after the period that their organization chose, links and invitations 30 days after they ended, batches after 90 days, and expired sessions and exports.",
    cron: "31 4 * * *",
  },
  {
    id: "snapshots-pack-minutely",
    name: "Pack old snapshots",
    purpose: "Packs the snapshots that an earlier version stored as rows. Does nothing once all are packed.",
    cron: "* * * * *",
  },
];

/** Returns the function ID that the executor uses. */
export const functionIdOf = (jobId: string): string => `clipscope-${jobId}`;

/** Returns the schedule in words: "every 10 minutes", "hourly at :07", "daily at 03:41 UTC". */
export function formatSchedule(cron: string | null): string {
  if (cron === null) return "triggered by another job";
  const [minute = "", hour = ""] = cron.split(" ");
  if (minute === "*") return "every minute";
  if (minute.startsWith("*/")) return `every ${minute.slice(2)} minutes`;
  if (hour === "*") return `hourly at :${minute.padStart(2, "0")}`;
  return `daily at ${hour.padStart(2, "0")}:${minute.padStart(2, "0")} UTC`;
}

/** The executor sends a heartbeat every 5 seconds. */
export const DEAD_AFTER_SECONDS = 60;
/** Due snapshots are claimed every minute. */
export const LAGGING_AFTER_SECONDS = 600;
/** Mail and webhook attempts are due every minute. */
export const STUCK_AFTER_SECONDS = 900;
/**
 * Attempts at one email, which take about twenty minutes in total. If no other email was sent in that time, the mail
 * server is failing.
 */
export const FAILING_AFTER_ATTEMPTS = 3;

const MAX_ERROR_LENGTH = 200;
/** Matches URLs that may contain a password, and text that looks like a secret. */
const SECRETS: readonly [RegExp, string][] = [
  [/\b[a-z][a-z0-9+.-]*:\/\/[^\s"'<>]+/gi, "(address)"],
  [/\b(?:cs_live_|whsec_|signkey-|Bearer\s+|Basic\s+)\S+/gi, "(secret)"],
  [/\b(\w*(?:key|token|secret|password|authorization)\w*)(["']?\s*[=:]\s*["']?)[^\s"',;&]+/gi, "$1$2(secret)"],
  [/\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, "(email)"],
  [/(?:[A-Za-z]:)?(?:[\\/][\w.@-]+){2,}/g, "(file)"],
  [/\b[A-Za-z0-9_-]{32,}\b/g, "(secret)"],
];

/** Returns a readable form of a run's error: its first line, without stack, query parameters, addresses and secrets. */
export function errorSummary(error: unknown): string | null {
  if (error === null || error === undefined) return null;
  const message = typeof error === "object" && "message" in error ? error.message : error;
  if (typeof message !== "string" || message.trim() === "") return "It failed without an error message";
  if (/^Failed query:/i.test(message.trim())) return "The database rejected a query or did not respond";
  const line = message.trim().split("\n", 1)[0] ?? "";
  const clean = SECRETS.reduce((text, [pattern, words]) => text.replace(pattern, words), line);
  return clean.length > MAX_ERROR_LENGTH ? `${clean.slice(0, MAX_ERROR_LENGTH)}…` : clean;
}

const OUTCOMES: Record<string, string> = {
  ok: "Answered",
  unavailable: "Removed or nonexistent",
  private: "Private",
  rate_limited: "Rate limited by the platform",
  quota: "Quota used up",
  auth: "Access denied by the platform",
  transient: "No response",
  invalid_response: "Invalid response",
  platform_paused: "Platform paused",
  ceiling: "Spending ceiling reached",
  unpaid: "Balance too low",
};

/** Returns the label of a platform's outcome, or of the reason why an hour has no snapshot. */
export const outcomeLabel = (outcome: string): string => OUTCOMES[outcome] ?? outcome;
