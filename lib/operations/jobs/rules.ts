/** Labels and descriptions of the jobs. Pure. */

export interface Job {
  /** As in inngest/functions, without the app's prefix. */
  id: string;
  name: string;
  /** The job's purpose, for people. */
  purpose: string;
  /** Five fields, UTC; null if another job triggers it. */
  cron: string | null;
}

/** All jobs; a test in inngest/functions compares the list with the registered functions. */
export const JOBS: readonly Job[] = [
  {
    id: "collection-claim-minutely",
    name: "Claim what is due",
    purpose: "Finds the videos whose hourly reading is due in this minute and makes batches of them.",
    cron: "* * * * *",
  },
  {
    id: "collection-batch",
    name: "Collect a batch",
    purpose: "Asks the platform for up to a thousand videos, stores their snapshots and charges them.",
    cron: null,
  },
  {
    id: "collection-sweep",
    name: "Sweep batches",
    purpose: "Sends unfinished batches again while their hour may still be stored, and expires the others.",
    cron: "*/10 * * * *",
  },
  {
    id: "trackings-complete-minutely",
    name: "Complete trackings",
    purpose: "Ends the trackings whose days are over and tells those who want to know.",
    cron: "* * * * *",
  },
  {
    id: "usage-close-hourly",
    name: "Book usage",
    purpose: "Closes past hours of usage and books each as one entry of the organization's ledger.",
    cron: "0 * * * *",
  },
  {
    id: "auto-top-up-minutely",
    name: "Auto top-ups",
    purpose: "Adds money where an organization's auto top-up rule says so.",
    cron: "* * * * *",
  },
  {
    id: "points-renew-hourly",
    name: "Renew points",
    purpose: "Renews the allotment of credit points where the renewal day has come.",
    cron: "2 * * * *",
  },
  {
    id: "video-imports-minutely",
    name: "Go on with imports",
    purpose: "Works on bulk imports whose page was closed, and drops old ones.",
    cron: "* * * * *",
  },
  {
    id: "channel-creators-hourly",
    name: "Enter creators",
    purpose: "Makes channels of the people whose videos are tracked.",
    cron: "3 * * * *",
  },
  {
    id: "channel-profiles-hourly",
    name: "Read profiles",
    purpose: "Reads the channels whose daily turn it is: name, picture, followers.",
    cron: "7 * * * *",
  },
  {
    id: "channel-posts-minutely",
    name: "Read posts",
    purpose: "Reads channels' newest posts, daily, and a new channel's within a minute.",
    cron: "* * * * *",
  },
  {
    id: "channel-samples-minutely",
    name: "Sample followers",
    purpose: "Takes channels' follower samples, weekly, and a new channel's within a minute.",
    cron: "* * * * *",
  },
  {
    id: "social-sync-daily",
    name: "Read subscriber counts",
    purpose: "Reads the subscriber counts of every organization's own accounts.",
    cron: "17 5 * * *",
  },
  {
    id: "webhook-relay-minutely",
    name: "Relay webhooks",
    purpose: "Starts a round for every endpoint that something waits for.",
    cron: "* * * * *",
  },
  {
    id: "webhook-deliver",
    name: "Deliver webhooks",
    purpose: "Delivers what waits for one endpoint, for less than a minute.",
    cron: null,
  },
  {
    id: "outbox-relay-minutely",
    name: "Relay mail",
    purpose: "Finds the mails whose next attempt is due.",
    cron: "* * * * *",
  },
  {
    id: "outbox-deliver",
    name: "Send a mail",
    purpose: "Makes one attempt at one mail.",
    cron: null,
  },
  {
    id: "keys-remind-daily",
    name: "Remind of old keys",
    purpose: "Tells owners and managers of API keys that should be rotated.",
    cron: "11 8 * * *",
  },
  {
    id: "idempotency-prune-hourly",
    name: "Forget kept answers",
    purpose: "Drops the answers of idempotent requests that are older than a day.",
    cron: "23 * * * *",
  },
  {
    id: "requests-prune-daily",
    name: "Forget API calls",
    purpose: "Drops logged API calls past their 30 days; their hourly counts stay.",
    cron: "41 3 * * *",
  },
  {
    id: "platform-calls-prune-daily",
    name: "Sum up old platform calls",
    purpose: "Turns the hourly counts of calls to platforms past their 30 days into one sum.",
    cron: "51 3 * * *",
  },
  {
    id: "records-prune-daily",
    name: "Forget old records",
    purpose:
      "Drops ended sessions, mails, webhook deliveries, links and invitations that ended over 30 days ago, and batches of over 90 days.",
    cron: "31 4 * * *",
  },
];

/** Returns the function ID that the executor uses. */
export const functionIdOf = (jobId: string): string => `clipscope-${jobId}`;

/** Returns the schedule in words: "every 10 minutes", "hourly at :07", "daily at 03:41 UTC". */
export function scheduleWords(cron: string | null): string {
  if (cron === null) return "when another job asks";
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
 * Attempts at one mail, which take about twenty minutes in total; if nothing else was sent meanwhile, the mail server
 * is failing.
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
export function errorWords(error: unknown): string | null {
  if (error === null || error === undefined) return null;
  const message = typeof error === "object" && "message" in error ? error.message : error;
  if (typeof message !== "string" || message.trim() === "") return "It failed without saying why";
  if (/^Failed query:/i.test(message.trim())) return "The database refused or did not answer a query";
  const line = message.trim().split("\n", 1)[0] ?? "";
  const clean = SECRETS.reduce((text, [pattern, words]) => text.replace(pattern, words), line);
  return clean.length > MAX_ERROR_LENGTH ? `${clean.slice(0, MAX_ERROR_LENGTH)}…` : clean;
}

const OUTCOMES: Record<string, string> = {
  ok: "Answered",
  unavailable: "Gone or never there",
  private: "Private",
  rate_limited: "Asked us to slow down",
  quota: "Quota used up",
  auth: "Refused our access",
  transient: "No answer",
  invalid_response: "Answer not understood",
  platform_paused: "Platform paused",
  unpaid: "Balance could not pay it",
};

/** Returns the label of a platform's outcome, or of the reason why an hour has no snapshot. */
export const outcomeWords = (outcome: string): string => OUTCOMES[outcome] ?? outcome;
