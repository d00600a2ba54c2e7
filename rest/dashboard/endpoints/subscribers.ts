import { endpoint } from "@/rest/dashboard/endpoint";
import { ACCOUNT_LIMIT, SYNC_LIMIT } from "@/rest/dashboard/limits";
import type * as schemas from "@/rest/dashboard/schemas/subscribers";

export const listSubscriberRows = endpoint<typeof schemas.listSubscriberRows>({
  method: "GET",
  path: "/api/dashboard/social",
  right: "channels:read",
});

export const addSocialAccount = endpoint<typeof schemas.addSocialAccount>({
  method: "POST",
  path: "/api/dashboard/social",
  right: "CLOUD_SCHEDULES",
  isIdempotent: true,
  limit: ACCOUNT_LIMIT,
  status: 201,
});

export const syncNow = endpoint<typeof schemas.syncNow>({
  method: "POST",
  path: "/api/dashboard/social/sync",
  right: "CLOUD_SCHEDULES",
  limit: SYNC_LIMIT,
});

export const removeSocialAccount = endpoint<typeof schemas.removeSocialAccount>({
  method: "DELETE",
  path: "/api/dashboard/social/{id}",
  right: "CLOUD_SCHEDULES",
});

export const getSubscriberHistory = endpoint<typeof schemas.getSubscriberHistory>({
  method: "GET",
  path: "/api/dashboard/social/{id}/history",
  right: "channels:read",
});

export const restoreSocialAccount = endpoint<typeof schemas.restoreSocialAccount>({
  method: "POST",
  path: "/api/dashboard/social/{id}/restore",
  right: "CLOUD_SCHEDULES",
});
