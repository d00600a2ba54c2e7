export interface CallLimit {
  name: string;
  /** Calls by one organization. */
  perMinute: number;
}

const limit = (name: string, perMinute: number): CallLimit => ({ name, perMinute });

/** How often a minute an organization may do what sends email, calls a platform or takes long. */

/** Each sends a request to the receiver and waits for its response. */
export const WEBHOOK_SEND_LIMIT = limit("webhook-send", 10);
/** Each may post a test message to Slack, Discord or a webhook, and waits for the answer. */
export const OUTGOING_LIMIT = limit("alert-test", 30);
/** Each writes a file of up to 20,000 rows. */
export const EXPORT_LIMIT = limit("export", 20);
/** Each parses up to 4 MiB. */
export const AUDIENCE_FILE_LIMIT = limit("audience-file", 20);
/** Each decodes a picture of up to 16 million pixels. */
export const LOGO_LIMIT = limit("logo", 10);
/** Each requests a video from a platform. */
export const TRACK_LIMIT = limit("track", 60);
/** Each parses a link while it is typed, and may follow a short link. */
export const LINK_LIMIT = limit("link", 60);
/** Each requests up to 500 videos from the platforms. */
export const IMPORT_LIMIT = limit("import", 20);
/** The open page calls it in a loop, and each call requests some lines' videos from the platforms. */
export const IMPORT_STEP_LIMIT = limit("import-step", 300);
/** Channel searches and channels added by link: each may request one profile from a platform. */
export const SEARCH_LIMIT = limit("search", 30);
/** The open dialog calls it in a loop, and each call requests up to 20 profiles from the platforms. */
export const HANDLES_LIMIT = limit("handles", 60);
/** Each buys followers from a platform. */
export const SAMPLE_LIMIT = limit("sample", 10);
/** Each ends a consent at a platform. */
export const CONNECTION_LIMIT = limit("connection", 30);
/** Each requests one profile from a platform. */
export const ACCOUNT_LIMIT = limit("account", 30);
/** Each requests every account's profile from up to four platforms. */
export const SYNC_LIMIT = limit("sync", 10);
/** Each sends email to the admins. */
export const TOP_UP_REQUEST_LIMIT = limit("top-up-request", 5);
/** Each sends email to the admins. */
export const AUTO_TOP_UP_PROPOSAL_LIMIT = limit("auto-top-up-proposal", 5);
/** Each sends email to an address that a member typed. */
export const INVITATION_LIMIT = limit("invitation", 20);
/** Each sends email to the person's own address. */
export const CONFIRMATION_LIMIT = limit("confirmation", 5);
/** Each creates or replaces a secret. */
export const SECRET_LIMIT = limit("secret", 60);
/** Each compares several videos hour by hour. */
export const COMPARE_LIMIT = limit("compare", 120);
/** Each starts a job that works for every organization. */
export const RUN_JOB_LIMIT = limit("run-job", 30);
