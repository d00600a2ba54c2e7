import { removeReport as remove } from "@/lib/insight/reports/remove";
import { returningId } from "@/rest/dashboard/returning-id";

export { createReport } from "@/lib/insight/reports/create";
export { listReportRecipients, listReportRows } from "@/lib/insight/reports/list-rows";
export { updateReport } from "@/lib/insight/reports/update";

export const removeReport = returningId(remove);
