import { endpoint } from "@/rest/dashboard/endpoint";
import type * as schemas from "@/rest/dashboard/schemas/overview";

export const getOverview = endpoint<typeof schemas.getOverview>({
  method: "GET",
  path: "/api/dashboard/overview",
  right: "videos:read",
});

export const getChanges = endpoint<typeof schemas.getChanges>({
  method: "GET",
  path: "/api/dashboard/overview/changes",
  right: "videos:read",
});

export const getPublishing = endpoint<typeof schemas.getPublishing>({
  method: "GET",
  path: "/api/dashboard/overview/publishing",
  right: "videos:read",
});
