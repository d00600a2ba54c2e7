import {
  CreateImportRequest,
  ImportDetail,
  ImportId,
  ImportLines,
  ImportLinesQuery,
  ImportList,
} from "@/lib/tracking/imports/schemas";
import { endpoint } from "@/rest/dashboard/endpoint";
import { EXPORT_LIMIT, IMPORT_LIMIT, IMPORT_STEP_LIMIT } from "@/rest/dashboard/limits";

export const listImports = endpoint({
  method: "GET",
  path: "/api/dashboard/imports",
  right: "videos:read",
  answer: ImportList,
});

export const createImport = endpoint({
  method: "POST",
  path: "/api/dashboard/imports",
  right: "videos:write",
  isIdempotent: true,
  body: CreateImportRequest,
  limit: IMPORT_LIMIT,
  answer: ImportId,
  status: 201,
});

export const getImport = endpoint({
  method: "GET",
  path: "/api/dashboard/imports/{id}",
  right: "videos:read",
  params: ImportId,
  answer: ImportDetail,
});

/** Called by the open page until the phase is over. */
export const advanceImport = endpoint({
  method: "POST",
  path: "/api/dashboard/imports/{id}/advance",
  right: "videos:write",
  params: ImportId,
  limit: IMPORT_STEP_LIMIT,
  answer: ImportDetail,
});

/** New lines cost money from here on. */
export const confirmImport = endpoint({
  method: "POST",
  path: "/api/dashboard/imports/{id}/confirm",
  right: "videos:write",
  isIdempotent: true,
  params: ImportId,
  limit: IMPORT_STEP_LIMIT,
  answer: ImportDetail,
});

export const exportFailedLines = endpoint({
  method: "GET",
  path: "/api/dashboard/imports/{id}/failed",
  right: "videos:read",
  params: ImportId,
  limit: EXPORT_LIMIT,
  answer: "csv",
});

export const listImportLines = endpoint({
  method: "GET",
  path: "/api/dashboard/imports/{id}/lines",
  right: "videos:read",
  params: ImportId,
  query: ImportLinesQuery,
  answer: ImportLines,
});

/** Only the lines that a platform did not answer. */
export const recheckImport = endpoint({
  method: "POST",
  path: "/api/dashboard/imports/{id}/recheck",
  right: "videos:write",
  isIdempotent: true,
  params: ImportId,
  limit: IMPORT_LIMIT,
  answer: ImportDetail,
});

/** Returns the ID of the new import. */
export const retryImport = endpoint({
  method: "POST",
  path: "/api/dashboard/imports/{id}/retry",
  right: "videos:write",
  isIdempotent: true,
  params: ImportId,
  limit: IMPORT_LIMIT,
  answer: ImportId,
  status: 201,
});

/** Before the confirmation nothing has happened; afterwards the trackings that started keep running. */
export const stopImport = endpoint({
  method: "POST",
  path: "/api/dashboard/imports/{id}/stop",
  right: "videos:write",
  isIdempotent: true,
  params: ImportId,
  answer: ImportDetail,
});
