export { getNewestExport } from "@/lib/operations/exports/get-newest";
export { checkExport, openExportFile as downloadExport } from "@/lib/operations/exports/open-file";
export { requestExport } from "@/lib/operations/exports/request";
