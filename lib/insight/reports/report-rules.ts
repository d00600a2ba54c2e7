/** What shared links are made of, for pages and schemas. Pure. */

export const REPORT_OF = ["selection", "label", "campaign", "channel", "video"] as const;
export type ReportOf = (typeof REPORT_OF)[number];

export const REPORT_SECTIONS = ["figures", "chart", "videos", "leaderboard", "audience"] as const;
export type ReportSection = (typeof REPORT_SECTIONS)[number];
/** What a new report shows unless sections are chosen. */
export const DEFAULT_SECTIONS: readonly ReportSection[] = ["figures", "chart", "videos", "leaderboard"];

export const REPORT_MODES = ["live", "frozen"] as const;
export type ReportMode = (typeof REPORT_MODES)[number];

export const REPORT_STATUSES = ["active", "revoked"] as const;
export type ReportStatus = (typeof REPORT_STATUSES)[number];

/** When a report is sent by email. */
export const REPORT_SCHEDULES = ["weekly", "campaign_end"] as const;
export type ReportSchedule = (typeof REPORT_SCHEDULES)[number];
/** Members that one report is sent to. */
export const MAX_RECIPIENTS = 20;

/** How long the link in an email works. */
export const MAILED_LINK_DAYS = 90;

export const SECTION_NAMES: Record<ReportSection, string> = {
  figures: "Key metrics",
  chart: "Chart",
  videos: "Videos",
  leaderboard: "Leaderboard",
  audience: "Audience",
};

/** Videos of a selection. */
export const MAX_SELECTED = 100;
/** Videos that a report shows: those with the most views. */
export const MAX_REPORT_VIDEOS = 500;
export const MAX_TITLE = 100;
/** Reports of an organization. */
export const MAX_REPORTS = 1_000;
/** Short enough to type, and long enough for a link that also needs its token. */
export const MIN_PASSWORD = 8;
export const MAX_PASSWORD = 128;

/** The emails that a mailed link came with. */
export interface MailedReport {
  title: string;
  organization: string;
  email: string;
  /** Whether further ones are sent. */
  isSent: boolean;
}

/** Whether its page can be opened. */
export const isOpen = (report: { revokedAt: Date | null; expiresAt: Date | null }, now: Date): boolean =>
  report.revokedAt === null && (report.expiresAt === null || report.expiresAt > now);
