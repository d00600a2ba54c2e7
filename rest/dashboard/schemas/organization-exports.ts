import { ExportRef, NewestExport } from "@/lib/operations/exports/schemas";
import { schemas } from "@/rest/dashboard/endpoint";

export const getNewestExport = schemas({ answer: NewestExport });

export const requestExport = schemas({ answer: ExportRef });

export const checkExport = schemas({ params: ExportRef, answer: ExportRef });

export const downloadExport = schemas({ params: ExportRef, answer: "zip" });
