import { endpoint } from "@/rest/dashboard/endpoint";
import { EXPORT_LIMIT, IMPORT_LIMIT, IMPORT_STEP_LIMIT } from "@/rest/dashboard/limits";
import type * as schemas from "@/rest/dashboard/schemas/imports";

export const listImports = endpoint<typeof schemas.listImports>({
  method: "GET",
  path: "/api/dashboard/imports",
  right: "videos:read",
});

export const createImport = endpoint<typeof schemas.createImport>({
  method: "POST",
  path: "/api/dashboard/imports",
  right: "videos:write",
  isIdempotent: true,
  limit: IMPORT_LIMIT,
  status: 201,
});

export const getImport = endpoint<typeof schemas.getImport>({
  method: "GET",
  path: "/api/dashboard/imports/{id}",
  right: "videos:read",
});

/** Called by the open page until the phase is over. */
export const advanceImport = endpoint<typeof schemas.advanceImport>({
  method: "POST",
  path: "/api/dashboard/imports/{id}/advance",
  right: "videos:write",
  limit: IMPORT_STEP_LIMIT,
});

/** New lines cost money from here on. */
export const confirmImport = endpoint<typeof schemas.confirmImport>({
  method: "POST",
  path: "/api/dashboard/imports/{id}/confirm",
  right: "videos:write",
  isIdempotent: true,
  limit: IMPORT_STEP_LIMIT,
});

export const exportFailedLines = endpoint<typeof schemas.exportFailedLines>({
  method: "GET",
  path: "/api/dashboard/imports/{id}/failed",
  right: "videos:read",
  limit: EXPORT_LIMIT,
  worksWhileClosed: true,
});

export const listImportLines = endpoint<typeof schemas.listImportLines>({
  method: "GET",
  path: "/api/dashboard/imports/{id}/lines",
  right: "videos:read",
});

/** Only the lines that a platform did not answer. */
export const recheckImport = endpoint<typeof schemas.recheckImport>({
  method: "POST",
  path: "/api/dashboard/imports/{id}/recheck",
  right: "videos:write",
  isIdempotent: true,
  limit: IMPORT_LIMIT,
});

/** Returns the ID of the new import. */
export const retryImport = endpoint<typeof schemas.retryImport>({
  method: "POST",
  path: "/api/dashboard/imports/{id}/retry",
  right: "videos:write",
  isIdempotent: true,
  limit: IMPORT_LIMIT,
  status: 201,
});

/** Before the confirmation nothing has happened; afterwards the trackings that started keep running. */
export const stopImport = endpoint<typeof schemas.stopImport>({
  method: "POST",
  path: "/api/dashboard/imports/{id}/stop",
  right: "videos:write",
  isIdempotent: true,
});
