import { SubscriberCounts, SyncStatus } from "@/lib/channels/subscribers/schemas";
import { defineOperation } from "@/rest/operation";

export const syncSubscriberCountsOperation = defineOperation({
  id: "syncSubscriberCounts",
  method: "POST",
  path: "/token-stat-jobs/sync-social-subscriber-count",
  dialect: "D",
  role: "CLOUD_SCHEDULES",
  tag: "Subscriber counts",
  summary: "Sync subscriber counts",
  description:
    "Reads the current follower count of each of your social accounts (TWITTER, YOUTUBE, INSTAGRAM, TIKTOK). Takes no body. Returns `success` if at least one account was synced or you have none, and `failed` if all failed. An account that fails keeps its numbers. An account synced within the last hour is not synced again and counts as successful. Also available at `/token-stat-jobs/…`, without the base path.",
  answer: SyncStatus,
  answerName: "SyncStatus",
  example: { status: "success" },
  idempotent: true,
});

export const getSubscriberCountsOperation = defineOperation({
  id: "getSubscriberCounts",
  method: "GET",
  path: "/token-stat-jobs/social-subscriber-count",
  dialect: "D",
  role: "CLOUD_SCHEDULES",
  tag: "Subscriber counts",
  summary: "Get subscriber counts",
  description:
    "Returns the numbers of the last two syncs. After the first sync, both are the same. `growth` is the current number minus the previous one, and null before the first sync.",
  answer: SubscriberCounts,
  answerName: "SubscriberCounts",
  example: {
    socials: [
      {
        type: "TWITTER",
        username: "BlockBet",
        currentNumberOfSubscribers: 10000,
        prevNumberOfSubscribers: 9500,
        lastSyncedAt: "2026-01-29T05:17:00.000Z",
        lastError: null,
        growth: 500,
      },
    ],
  },
});
