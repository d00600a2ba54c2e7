import { endpoint } from "@/rest/dashboard/endpoint";
import type * as schemas from "@/rest/dashboard/schemas/organization";

export const getOrganization = endpoint<typeof schemas.getOrganization>({
  method: "GET",
  path: "/api/dashboard/organization",
  right: "usage:read",
});

export const updateOrganization = endpoint<typeof schemas.updateOrganization>({
  method: "PATCH",
  path: "/api/dashboard/organization",
  right: "organization:manage",
});

export const requireSecondFactor = endpoint<typeof schemas.requireSecondFactor>({
  method: "PUT",
  path: "/api/dashboard/organization/second-factor",
  right: "organization:manage",
});

/** Owners only, which the verb checks. */
export const closeOrganization = endpoint<typeof schemas.closeOrganization>({
  method: "POST",
  path: "/api/dashboard/organization/close",
  right: "organization:manage",
});

export const leaveOrganization = endpoint<typeof schemas.leaveOrganization>({
  method: "POST",
  path: "/api/dashboard/organization/leave",
  right: "usage:read",
});

export const startOrganization = endpoint<typeof schemas.startOrganization, "person">({
  method: "POST",
  path: "/api/dashboard/organization/new",
  right: "person",
});

export const switchOrganization = endpoint<typeof schemas.switchOrganization, "person">({
  method: "POST",
  path: "/api/dashboard/organization/switch",
  right: "person",
});
