import {
  CreatedReport,
  CreateReportRequest,
  ListReportsQuery,
  Report,
  ReportPage,
  UpdateReportRequest,
} from "@/lib/insight/reports/schemas";
import { schemas } from "@/rest/dashboard/endpoint";
import { IdParams } from "@/rest/dashboard/params";

export const listReports = schemas({ query: ListReportsQuery, answer: ReportPage });

export const createReport = schemas({ body: CreateReportRequest, answer: CreatedReport });

export const updateReport = schemas({ params: IdParams, body: UpdateReportRequest, answer: Report });

export const removeReport = schemas({ params: IdParams, answer: IdParams });
