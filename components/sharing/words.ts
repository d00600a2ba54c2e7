import { REPORT_SECTIONS, type ReportOf, SECTION_NAMES } from "@/lib/insight/reports/report-rules";

export const SECTION_OPTIONS = REPORT_SECTIONS.map((id) => ({ id, name: SECTION_NAMES[id] }));

export const MODE_OPTIONS = [
  { id: "live", name: "Live" },
  { id: "frozen", name: "Frozen" },
] as const;

export const MODE_MEANINGS = {
  live: "Always shows the latest snapshots.",
  frozen: "Keeps today's numbers. Later snapshots and corrections don't change them.",
} as const;

export const SCHEDULE_NAMES = { weekly: "Every week", campaign_end: "When the campaign ends" } as const;

/** Returns when a report can be sent by email. */
export const scheduleOptions = (of: ReportOf) => [
  { id: "never" as const, name: "Never" },
  { id: "weekly" as const, name: SCHEDULE_NAMES.weekly },
  ...(of === "campaign" ? [{ id: "campaign_end" as const, name: SCHEDULE_NAMES.campaign_end }] : []),
];
