import { SCHEDULE_NAMES } from "@/components/sharing/words";
import type { ListedReport, ReportState } from "@/lib/insight/reports/dashboard-schemas";
import type { ReportOf } from "@/lib/insight/reports/report-rules";

export const LIST_TITLE = "Reports";
export const LIST_DESCRIPTION = "Pages that anyone with the link can open, without an account.";
/** For people who may share, beside a list that has no button of its own. */
export const HOW_TO_SHARE = "To create one, select Share on a campaign, label, channel or video.";

export const OF_NAMES: Record<ReportOf, string> = {
  selection: "Selection",
  label: "Label",
  campaign: "Campaign",
  channel: "Channel",
  video: "Video",
};

export const STATE_NAMES: Record<ReportState, string> = { active: "Active", expired: "Expired", revoked: "Revoked" };

/** Returns when a report is sent by email: "Every week to 2 members". */
export function scheduleWords({ schedule, recipients }: ListedReport): string | null {
  if (schedule === null) return null;
  return `${SCHEDULE_NAMES[schedule]} to ${recipients.length === 1 ? "1 member" : `${recipients.length} members`}`;
}
