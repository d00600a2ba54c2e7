import { z } from "zod";
import {
  CloseOrganizationRequest,
  OrganizationRef,
  OwnOrganization,
  StartOrganizationRequest,
  UpdateOrganizationRequest,
} from "@/lib/people/organizations/schemas";
import { endpoint } from "@/rest/dashboard/endpoint";

export const getOrganization = endpoint({
  method: "GET",
  path: "/api/dashboard/organization",
  right: "usage:read",
  answer: OwnOrganization,
});

export const updateOrganization = endpoint({
  method: "PATCH",
  path: "/api/dashboard/organization",
  right: "organization:manage",
  body: UpdateOrganizationRequest,
  answer: OwnOrganization,
});

/** Owners only, which the verb checks. */
export const closeOrganization = endpoint({
  method: "POST",
  path: "/api/dashboard/organization/close",
  right: "organization:manage",
  body: CloseOrganizationRequest,
  answer: z.object({ id: z.string(), stopped_videos: z.int() }),
});

export const leaveOrganization = endpoint({
  method: "POST",
  path: "/api/dashboard/organization/leave",
  right: "usage:read",
  answer: OrganizationRef,
});

export const startOrganization = endpoint({
  method: "POST",
  path: "/api/dashboard/organization/new",
  right: "person",
  body: StartOrganizationRequest,
  answer: OrganizationRef,
});

export const switchOrganization = endpoint({
  method: "POST",
  path: "/api/dashboard/organization/switch",
  right: "person",
  body: OrganizationRef,
  answer: OrganizationRef,
});
