import { endpoint } from "@/rest/dashboard/endpoint";
import type * as schemas from "@/rest/dashboard/schemas/organization-exports";

export const getNewestExport = endpoint<typeof schemas.getNewestExport>({
  method: "GET",
  path: "/api/dashboard/organization/exports",
  right: "organization:own",
});

/** Asks for the password or a code first, unless the person has just given it. */
export const requestExport = endpoint<typeof schemas.requestExport>({
  method: "POST",
  path: "/api/dashboard/organization/exports",
  right: "organization:own",
  worksWhileClosed: true,
});

/** Asks for the password or a code as well, which a link to the file can't. */
export const checkExport = endpoint<typeof schemas.checkExport>({
  method: "POST",
  path: "/api/dashboard/organization/exports/{id}/check",
  right: "organization:own",
  worksWhileClosed: true,
});

export const downloadExport = endpoint<typeof schemas.downloadExport>({
  method: "GET",
  path: "/api/dashboard/organization/exports/{id}/file",
  right: "organization:own",
});
