import { SubscriberCounts, SyncStatus } from "@/lib/channels/social/schemas";
import { defineOperation } from "@/rest/operation";

export const syncSubscriberCountsOperation = defineOperation({
  id: "syncSubscriberCounts",
  method: "POST",
  path: "/token-stat-jobs/sync-social-subscriber-count",
  dialect: "D",
  role: "CLOUD_SCHEDULES",
  tag: "Subscriber counts",
  summary: "Read the subscriber counts of your accounts",
  description:
    "Asks the platforms for the follower count of every configured account (TWITTER, YOUTUBE, INSTAGRAM, TIKTOK). Takes no body. `success` if at least one answered or none is configured, `failed` if all failed. One that fails keeps its numbers. An account that was read within the last hour is not asked for again and counts as answered. Also at `/token-stat-jobs/…` without the base path.",
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
  summary: "Get the subscriber counts of your accounts",
  description:
    "What the last two readings gave. After the first reading both numbers are the same. `growth` is current less previous, null before the first reading.",
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
