import type { Path } from "react-hook-form";
import { localField, timeOfField } from "@/components/forms/local-time";
import { oneLine } from "@/lib/core/one-line-rules";
import {
  DEFAULT_SECTIONS,
  MAX_TITLE,
  type ReportMode,
  type ReportSchedule,
  type ReportSection,
} from "@/lib/insight/reports/report-rules";
import type { Report, UpdateReportRequest } from "@/lib/insight/reports/schemas";

/** The form's values, named as the request's fields, so that an error finds its field. */
export interface ReportValues {
  title: string;
  sections: ReportSection[];
  mode: ReportMode;
  has_password: boolean;
  /** Empty: the one that is set already. */
  password: string;
  /** As the browser's field has it, in the reader's zone; empty for none. */
  expires_at: string;
  shows_money: boolean;
  schedule: ReportSchedule | "never";
  /** Addresses of members. */
  recipients: string[];
}

export const newValues = (title: string): ReportValues => ({
  // Titles of videos can be longer than a report's.
  title: oneLine(title, MAX_TITLE),
  sections: [...DEFAULT_SECTIONS],
  mode: "live",
  has_password: false,
  password: "",
  expires_at: "",
  shows_money: false,
  schedule: "never",
  recipients: [],
});

export const valuesOf = (report: Report, zone: string): ReportValues => ({
  title: report.title,
  sections: report.sections,
  mode: report.mode,
  has_password: report.has_password,
  password: "",
  expires_at: localField(report.expires_at, zone),
  shows_money: report.shows_money,
  schedule: report.schedule ?? "never",
  recipients: report.recipients,
});

/**
 * Returns the fields that can be changed later too.
 * @param before the report to edit: what is unchanged is left out where sending it would be refused or end something
 */
export function termsOf(values: ReportValues, zone: string, before?: Report) {
  const expires_at = timeOfField(values.expires_at, zone, before?.expires_at);
  const schedule = values.schedule === "never" || values.mode === "frozen" ? null : values.schedule;
  return {
    title: values.title,
    sections: values.sections,
    shows_money: values.shows_money,
    ...passwordOf(values, before),
    // A passed expiry may stay, but can't be set.
    ...(expires_at !== (before?.expires_at ?? null) && { expires_at }),
    ...(schedule !== (before?.schedule ?? null) && { schedule }),
    // Members who have left since are no recipients that could be sent again.
    ...(schedule !== null && !isSame(values.recipients, before?.recipients) && { recipients: values.recipients }),
  } satisfies UpdateReportRequest;
}

function passwordOf({ has_password, password }: ReportValues, before?: Report): { password?: string | null } {
  if (!has_password) return before?.has_password ? { password: null } : {};
  // A kept password isn't sent. A missing one is, so that its field shows the error.
  return password === "" && before?.has_password ? {} : { password };
}

const isSame = (values: readonly string[], before: readonly string[] = []) =>
  values.length === before.length && values.every((value) => before.includes(value));

const FIELDS: ReadonlySet<string> = new Set(Object.keys(newValues("")));

/** Returns the form's field of an error's path, such as `recipients.0`; root if the form has none. */
export function fieldOf(path: string): Path<ReportValues> | "root" {
  const [first = ""] = path.split(".");
  return FIELDS.has(first) ? (first as Path<ReportValues>) : "root";
}
