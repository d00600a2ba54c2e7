/**
 * How often a minute an organization may do what sends mail, calls out, or takes long. Checked before the input is read.
 */
const limit = (name: string, perMinute: number) => ({ name, perMinute });

/** Each sends a request to the receiver and waits for its answer. */
export const WEBHOOK_SEND_LIMIT = limit("webhook-send", 10);
/** Each writes a file of up to 20,000 rows. */
export const EXPORT_LIMIT = limit("export", 20);
/** Each parses up to 4 MiB. */
export const AUDIENCE_FILE_LIMIT = limit("audience-file", 20);
/** Each asks a platform for a video. */
export const TRACK_LIMIT = limit("track", 60);
/** The open page calls it in a loop, and each call asks the platforms for some lines. */
export const IMPORT_STEP_LIMIT = limit("import-step", 300);
/** Each mails the people who run the service. */
export const TOP_UP_REQUEST_LIMIT = limit("top-up-request", 5);
/** Each mails the people who run the service. */
export const AUTO_TOP_UP_PROPOSAL_LIMIT = limit("auto-top-up-proposal", 5);
/** Each mails an address that somebody typed. */
export const INVITATION_LIMIT = limit("invitation", 20);
/** Each mails the person's own address. */
export const CONFIRMATION_LIMIT = limit("confirmation", 5);
/** Each asks up to four platforms for every account. */
export const SYNC_LIMIT = limit("sync", 10);
/** Each makes or replaces a secret. */
export const SECRET_LIMIT = limit("secret", 60);
/** Each compares up to ten videos hour by hour. */
export const COMPARE_LIMIT = limit("compare", 120);
/** Each starts a job that works for every organization. */
export const RUN_JOB_LIMIT = limit("run-job", 30);
