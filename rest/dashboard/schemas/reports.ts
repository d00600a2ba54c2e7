import { ListedReports, ListedReportsQuery, RecipientChoices } from "@/lib/insight/reports/dashboard-schemas";
import { CreatedReport, CreateReportRequest, Report, UpdateReportRequest } from "@/lib/insight/reports/schemas";
import { schemas } from "@/rest/dashboard/endpoint";
import { IdParams } from "@/rest/dashboard/params";

export const listReportRows = schemas({ query: ListedReportsQuery, answer: ListedReports });

export const listReportRecipients = schemas({ answer: RecipientChoices });

export const createReport = schemas({ body: CreateReportRequest, answer: CreatedReport });

export const updateReport = schemas({ params: IdParams, body: UpdateReportRequest, answer: Report });

export const removeReport = schemas({ params: IdParams, answer: IdParams });
