import {
  AddSocialAccountRequest,
  SocialAccount,
  SubscriberHistory,
  SubscriberHistoryQuery,
  SubscriberRows,
} from "@/lib/channels/subscribers/schemas";
import { endpoint } from "@/rest/dashboard/endpoint";
import { ACCOUNT_LIMIT, SYNC_LIMIT } from "@/rest/dashboard/limits";
import { IdParams } from "@/rest/dashboard/params";

export const listSubscriberRows = endpoint({
  method: "GET",
  path: "/api/dashboard/social",
  right: "channels:read",
  answer: SubscriberRows,
});

export const addSocialAccount = endpoint({
  method: "POST",
  path: "/api/dashboard/social",
  right: "CLOUD_SCHEDULES",
  isIdempotent: true,
  body: AddSocialAccountRequest,
  limit: ACCOUNT_LIMIT,
  answer: SocialAccount,
  status: 201,
});

export const syncNow = endpoint({
  method: "POST",
  path: "/api/dashboard/social/sync",
  right: "CLOUD_SCHEDULES",
  limit: SYNC_LIMIT,
  answer: SubscriberRows,
});

export const removeSocialAccount = endpoint({
  method: "DELETE",
  path: "/api/dashboard/social/{id}",
  right: "CLOUD_SCHEDULES",
  params: IdParams,
  answer: IdParams,
});

export const getSubscriberHistory = endpoint({
  method: "GET",
  path: "/api/dashboard/social/{id}/history",
  right: "channels:read",
  params: IdParams,
  query: SubscriberHistoryQuery,
  answer: SubscriberHistory,
});

export const restoreSocialAccount = endpoint({
  method: "POST",
  path: "/api/dashboard/social/{id}/restore",
  right: "CLOUD_SCHEDULES",
  params: IdParams,
  answer: IdParams,
});
