import { Credits, Usage } from "@/lib/billing/schemas";
import { defineOperation } from "@/rest/operation";

export const getUsageOperation = defineOperation({
  id: "getUsage",
  method: "GET",
  path: "/usage",
  dialect: "A",
  role: "usage:read",
  tag: "Account",
  summary: "Get usage and balance",
  description:
    "Returns your balance and usage. Each snapshot adds to `uncharged_usage_usd` when it is stored and is charged at the end of the hour. The available balance is `balance_usd` minus `uncharged_usage_usd`.",
  answer: Usage,
  answerName: "Usage",
  example: {
    balance_usd: 12.45,
    total_snapshots: 450,
    active_videos: 3,
    uncharged_usage_usd: 0,
    total_charged_usd: 6.75,
    estimated_snapshots_remaining: 830,
    cost_per_snapshot: 0.015,
    committed_usd: 4.2,
    runway_hours: 276,
    plan: "pro",
    rate_limit_per_minute: 300,
  },
});

export const getCreditsOperation = defineOperation({
  id: "getCredits",
  method: "GET",
  path: "/account/balance",
  dialect: "C",
  role: "usage:read",
  tag: "Account",
  summary: "Get the credit balance",
  description:
    "Returns the credits that you can spend on channel calls: the rest of the month's allotment plus purchased credits. Free of charge.",
  answer: Credits,
  answerName: "Credits",
  example: { credits: 10 },
});
