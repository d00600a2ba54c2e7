/** The platforms as spelled in contract D. */
export const ACCOUNT_TYPES = ["TWITTER", "YOUTUBE", "INSTAGRAM", "TIKTOK"] as const;
