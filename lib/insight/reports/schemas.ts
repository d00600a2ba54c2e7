import { z } from "zod";
import { instant, wholeNumber } from "@/lib/core/schemas";
import {
  MAX_PASSWORD,
  MAX_RECIPIENTS,
  MAX_SELECTED,
  MAX_TITLE,
  MIN_PASSWORD,
  REPORT_MODES,
  REPORT_OF,
  REPORT_SCHEDULES,
  REPORT_SECTIONS,
  REPORT_STATUSES,
} from "@/lib/insight/reports/report-rules";

/** Shared links of the REST API: exactly these keys. */

const kind = (text: string) => ({
  error: ({ code }: { code?: string | undefined }) => (code === "invalid_type" ? text : undefined),
});

const TITLE = `Must be a title of 1 to ${MAX_TITLE} characters, for example Autumn launch`;
const Title = z
  .string({ error: TITLE })
  .overwrite((text) => text.replace(/\s+/gu, " ").trim())
  .min(1, TITLE)
  .max(MAX_TITLE, TITLE);

const Ids = z
  .array(z.string().max(64), kind('Must be a list, for example ["cm5abc123def"]'))
  .min(1, "Must contain an ID, for example cm5abc123def")
  .max(MAX_SELECTED, `Must have at most ${MAX_SELECTED} videos`);

const Section = z.enum(REPORT_SECTIONS);
const Sections = z
  .array(Section, kind('Must be a list, for example ["figures", "chart"]'))
  .min(1, "Must contain a section, for example figures")
  .refine((sections) => new Set(sections).size === sections.length, "Must not contain a section twice");

const PASSWORD = `Must have ${MIN_PASSWORD} to ${MAX_PASSWORD} characters, for example autumn-2026`;
const Password = z.string({ error: PASSWORD }).min(MIN_PASSWORD, PASSWORD).max(MAX_PASSWORD, PASSWORD);

const SCHEDULE = "Must be weekly, campaign_end or null";
const RECIPIENTS = 'Must be a list of addresses, for example ["dana@example.com"]';
const Recipients = z
  .array(z.string({ error: RECIPIENTS }).max(254, RECIPIENTS), kind(RECIPIENTS))
  .max(MAX_RECIPIENTS, `Must have at most ${MAX_RECIPIENTS} recipients`);

const changes = {
  sections: Sections.optional(),
  password: Password.nullable().optional(),
  expires_at: instant().nullable().optional(),
  shows_money: z.boolean({ error: "Must be true or false" }).optional(),
  schedule: z.enum(REPORT_SCHEDULES, { error: SCHEDULE }).nullable().optional(),
  recipients: Recipients.optional(),
};

export const CreateReportRequest = z.object({
  title: Title,
  of: z.enum(REPORT_OF),
  ids: Ids,
  mode: z.enum(REPORT_MODES).optional(),
  at: instant().optional(),
  ...changes,
});
export type CreateReportRequest = z.infer<typeof CreateReportRequest>;

/** Fields left out stay; null removes a password, an expiry or a schedule. */
export const UpdateReportRequest = z.object({
  title: Title.optional(),
  ...changes,
  status: z.enum(REPORT_STATUSES).optional(),
});
export type UpdateReportRequest = z.infer<typeof UpdateReportRequest>;

const Iso = z.iso.datetime();

const report = {
  id: z.string(),
  title: z.string(),
  of: z.enum(REPORT_OF),
  ids: z.array(z.string()),
  sections: z.array(Section),
  mode: z.enum(REPORT_MODES),
  at: Iso.nullable(),
  has_password: z.boolean(),
  expires_at: Iso.nullable(),
  shows_money: z.boolean(),
  status: z.enum(REPORT_STATUSES),
  views: z.int(),
  schedule: z.enum(REPORT_SCHEDULES).nullable(),
  recipients: z.array(z.string()),
  next_send_at: Iso.nullable(),
  last_sent_at: Iso.nullable(),
  created_at: Iso,
};
export const Report = z.object(report).meta({ id: "Report" });
export type Report = z.infer<typeof Report>;

/** The only answer that has the link. */
export const CreatedReport = z.object({ ...report, url: z.url() }).meta({ id: "CreatedReport" });
export type CreatedReport = z.infer<typeof CreatedReport>;

export const ListReportsQuery = z.object({
  limit: wholeNumber({ min: 1, max: 100, fallback: 50 }).meta({ description: "Reports per page", example: 50 }),
  cursor: z.string().max(500).optional().meta({
    description: "`next_cursor` of the previous page",
    example: "WyJxS2Q3d3JzT0g0T1ZxQTFhIiwxNzY5Njc5NjAwMDAwXQ",
  }),
});
export type ListReportsQuery = z.infer<typeof ListReportsQuery>;

export const ReportPage = z.object({ reports: z.array(Report), next_cursor: z.string().nullable() });
export type ReportPage = z.infer<typeof ReportPage>;
