/** How long organizations keep records that neither billing nor the API contract needs. Pure. */

/** Days; null keeps them permanently. */
export type Period = number | null;

interface Rule {
  /** As the settings name it. */
  name: string;
  nouns: readonly [string, string];
  /** Shortest first. */
  choices: readonly Period[];
  /** Until an owner chooses. */
  usual: Period;
}

/**
 * The shortest choices are bounds. A month of API requests explains the month's credits. A firing keeps its alert from
 * firing again, for up to 30 days: a cooldown, a campaign's announced end and a tracking last no longer. What grows with
 * traffic can't be kept permanently.
 */
export const RETENTION = {
  api_requests: {
    ...{ name: "API requests", nouns: ["API request", "API requests"] },
    ...{ choices: [30, 90, 180, 365], usual: 30 },
  },
  webhook_deliveries: {
    ...{ name: "Webhook deliveries", nouns: ["webhook delivery", "webhook deliveries"] },
    ...{ choices: [7, 30, 90, 180, 365], usual: 30 },
  },
  emails: {
    ...{ name: "Sent emails", nouns: ["sent email", "sent emails"] },
    ...{ choices: [7, 30, 90, 180, 365], usual: 30 },
  },
  video_imports: {
    ...{ name: "Video imports", nouns: ["video import", "video imports"] },
    ...{ choices: [30, 90, 180, 365, null], usual: 30 },
  },
  alert_firings: {
    ...{ name: "Alert log", nouns: ["alert firing", "alert firings"] },
    ...{ choices: [90, 180, 365, null], usual: null },
  },
} as const satisfies Record<string, Rule>;

export const RETENTION_KINDS = [
  "api_requests",
  "webhook_deliveries",
  "emails",
  "video_imports",
  "alert_firings",
] as const satisfies readonly (keyof typeof RETENTION)[];
export type RetentionKind = (typeof RETENTION_KINDS)[number];

/** The periods that a member can choose for a kind, shortest first. */
export const choicesOf = (kind: RetentionKind): readonly Period[] => RETENTION[kind].choices;

export const periodWords = (period: Period): string => (period === null ? "permanently" : `${period} days`);

export const isShorter = (period: Period, than: Period): boolean => period !== null && (than === null || period < than);

export const shorterOf = (a: Period, b: Period): Period => (isShorter(a, b) ? a : b);
