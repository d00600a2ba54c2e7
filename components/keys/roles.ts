import type { KeyRole } from "@/lib/core/key-role-schemas";

/** What each role allows, in the order of the form. */
export const ROLES: readonly { id: KeyRole; meaning: string }[] = [
  { id: "videos:read", meaning: "Read videos and their numbers" },
  { id: "videos:write", meaning: "Track and stop videos; this spends money" },
  { id: "channels:read", meaning: "Read channels; this spends credits" },
  { id: "usage:read", meaning: "Read balance and usage" },
  { id: "campaigns:read", meaning: "Read campaigns, their budgets and progress" },
  { id: "alerts:read", meaning: "Read alerts and their log" },
  { id: "alerts:write", meaning: "Create and change alerts, and send test messages" },
  { id: "campaigns:write", meaning: "Create and change campaigns, including budgets and fees" },
  { id: "follows:read", meaning: "Read follows and what they started" },
  { id: "follows:write", meaning: "Follow creators, which tracks their new posts; this spends money" },
  { id: "reports:read", meaning: "Read the list of shared links" },
  { id: "reports:write", meaning: "Share, change and revoke links that anyone can open" },
  { id: "CLOUD_SCHEDULES", meaning: "Sync the subscriber counts of your own accounts" },
];

/** Days; null never expires. */
export const EXPIRIES: readonly { value: number | null; name: string }[] = [
  { value: 30, name: "In 30 days" },
  { value: 90, name: "In 90 days" },
  { value: 365, name: "In a year" },
  { value: null, name: "Never" },
];
