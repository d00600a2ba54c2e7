import { endpoint } from "@/rest/dashboard/endpoint";
import { LOGO_LIMIT } from "@/rest/dashboard/limits";
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

/** What shorter periods would delete, and when. */
export const previewRetention = endpoint<typeof schemas.previewRetention>({
  method: "GET",
  path: "/api/dashboard/organization/retention/preview",
  right: "organization:own",
});

export const setRetention = endpoint<typeof schemas.setRetention>({
  method: "PUT",
  path: "/api/dashboard/organization/retention",
  right: "organization:own",
});

export const setLogo = endpoint<typeof schemas.setLogo>({
  method: "PUT",
  path: "/api/dashboard/organization/logo",
  right: "organization:manage",
  limit: LOGO_LIMIT,
});

export const removeLogo = endpoint<typeof schemas.removeLogo>({
  method: "DELETE",
  path: "/api/dashboard/organization/logo",
  right: "organization:manage",
});

/** `at` is when it was set: browsers keep a picture for a day. */
export const getLogo = endpoint<typeof schemas.getLogo>({
  method: "GET",
  path: "/api/dashboard/organization/logo",
  right: "usage:read",
});

/** Owners only, which the verb checks. */
export const closeOrganization = endpoint<typeof schemas.closeOrganization>({
  method: "POST",
  path: "/api/dashboard/organization/close",
  right: "organization:manage",
});

/** Owners only, until the organization is closed for good. */
export const reopenOrganization = endpoint<typeof schemas.reopenOrganization>({
  method: "POST",
  path: "/api/dashboard/organization/reopen",
  right: "organization:own",
  worksWhileClosed: true,
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
