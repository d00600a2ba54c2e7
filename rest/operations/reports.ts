import { z } from "zod";
import {
  CreatedReport,
  CreateReportRequest,
  ListReportsQuery,
  Report,
  ReportPage,
  UpdateReportRequest,
} from "@/lib/insight/reports/schemas";
import { defineOperation } from "@/rest/operation";

const ReportId = z.object({
  id: z
    .string()
    .regex(/^[a-z0-9]{1,64}$/)
    .meta({ description: "The report's `id`", example: "cm8report456" }),
});

const report: z.input<typeof Report> = {
  id: "cm8report456",
  title: "Autumn launch",
  of: "campaign",
  ids: ["cm7campaign123"],
  sections: ["figures", "chart", "videos", "leaderboard"],
  mode: "live",
  at: null,
  has_password: true,
  expires_at: "2026-12-31T00:00:00.000Z",
  shows_money: false,
  status: "active",
  views: 17,
  schedule: "weekly",
  recipients: ["dana@example.com"],
  next_send_at: "2026-09-07T06:00:00.000Z",
  last_sent_at: null,
  created_at: "2026-09-01T09:30:00.000Z",
};

const described = <S extends z.ZodType>(schema: S, description: string, example?: unknown): S =>
  schema.meta({ description, ...(example === undefined ? {} : { example }) });

const { shape } = UpdateReportRequest;
const TITLE = "Title of the page, at most 100 characters";
const fields = {
  sections: described(
    shape.sections,
    "What the page shows: `figures`, `chart`, `videos`, `leaderboard` and `audience`. All but `audience` by default",
    ["figures", "chart", "videos"],
  ),
  password: described(
    shape.password,
    "Password of 8 to 128 characters that the page asks for, or null for none. No response contains it",
    "autumn-2026",
  ),
  expires_at: described(
    shape.expires_at,
    "When the link stops working: a date and time with its offset, or null",
    "2026-12-31T00:00:00Z",
  ),
  shows_money: described(shape.shows_money, "Whether the page shows costs, spend and CPM. false by default", false),
  schedule: described(
    shape.schedule,
    "When a live report is sent by email: `weekly` on Monday mornings, `campaign_end` once when its campaign has ended, or null for never",
    "weekly",
  ),
  recipients: described(
    shape.recipients,
    "Confirmed addresses of members who get the emails, at most 20. Required with a schedule",
    ["dana@example.com"],
  ),
};
const created = CreateReportRequest.shape;
const CreateBody = CreateReportRequest.extend({
  title: described(created.title, TITLE, "Autumn launch"),
  of: described(
    created.of,
    "What the report is about: a `selection` of videos, or one `label`, `campaign`, `channel` or `video`",
    "campaign",
  ),
  ids: described(
    created.ids,
    "IDs of at most 100 videos for a selection, otherwise one ID. For a channel, send its UUID",
    ["cm7campaign123"],
  ),
  mode: described(
    created.mode,
    "`live` shows the latest numbers, `frozen` keeps the ones at the time `at`. `live` by default",
    "frozen",
  ),
  at: described(
    created.at,
    "Only with `frozen`: the numbers are from snapshots up to this time. The current time by default",
    "2026-09-30T00:00:00Z",
  ),
  ...fields,
});
const UpdateBody = UpdateReportRequest.extend({
  title: described(shape.title, TITLE, "Autumn launch"),
  ...fields,
  status: described(shape.status, "`revoked` ends the link for good; a revoked report can't be changed", "revoked"),
});

const common = { dialect: "A", tag: "Reports" } as const;
const one = { ...common, answer: Report, answerName: "Report", example: report, notFound: "Report not found" };

export const createReportOperation = defineOperation({
  ...common,
  id: "createReport",
  method: "POST",
  path: "/reports",
  role: "reports:write",
  summary: "Create a report with its link",
  description:
    "Creates a page at `url` that anyone with the link can open, without an account. Store `url`: only this response and its idempotent replay contain it. The page shows the chosen sections for at most 500 videos, the ones with the most views.",
  request: { body: CreateBody },
  bodyExample: {
    title: "Autumn launch",
    of: "campaign",
    ids: ["cm7campaign123"],
    password: "autumn-2026",
    expires_at: "2026-12-31T00:00:00Z",
  },
  answer: CreatedReport,
  answerName: "CreatedReport",
  example: { ...report, views: 0, url: "https://clipscope.example/r/kq2Wc0xG7oZ3nUu5yTf1Lw" },
  status: 201,
  refusals: ["not_found", "conflict"],
  notFound: "Video not found",
  idempotent: true,
  answersSecret: true,
});

export const listReportsOperation = defineOperation({
  ...common,
  id: "listReports",
  method: "GET",
  path: "/reports",
  role: "reports:read",
  summary: "List reports",
  description:
    "Returns the newest reports first, without their links. To get the next page, send `next_cursor` as `cursor`.",
  request: { query: ListReportsQuery },
  answer: ReportPage,
  answerName: "ReportPage",
  example: { reports: [report], next_cursor: null },
});

export const getReportOperation = defineOperation({
  ...one,
  id: "getReport",
  method: "GET",
  path: "/reports/{id}",
  role: "reports:read",
  summary: "Get a report",
  description: "Returns the report without its link, which only `POST /reports` returns.",
  request: { params: ReportId },
});

export const updateReportOperation = defineOperation({
  ...one,
  id: "updateReport",
  method: "PATCH",
  path: "/reports/{id}",
  role: "reports:write",
  summary: "Update or revoke a report",
  description:
    "Fields that you leave out don't change; null removes a password, an expiry or a schedule. `status: \"revoked\"` ends the link and keeps the report listed. You can't change what the report is about, its mode or its link. Changing a revoked report returns 409.",
  request: { params: ReportId, body: UpdateBody },
  bodyExample: { title: "Autumn launch", shows_money: false },
  refusals: ["conflict"],
});

export const deleteReportOperation = defineOperation({
  ...common,
  id: "deleteReport",
  method: "DELETE",
  path: "/reports/{id}",
  role: "reports:write",
  summary: "Delete a report",
  description: "Deletes the report. Its link stops working.",
  request: { params: ReportId },
  answer: z.null(),
  answerName: "Nothing",
  example: null,
  status: 204,
  notFound: "Report not found",
});
