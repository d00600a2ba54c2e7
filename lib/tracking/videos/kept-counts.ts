import type { Account } from "@/lib/billing/account";
import { ShownStatus } from "@/lib/tracking/videos/schemas";

const COLUMNS = {
  monitoring: "monitoring",
  paused: "paused",
  completed: "completed",
  stopped: "stopped",
  error: "failed",
  cancelled: "canceled",
} as const satisfies Record<ShownStatus, keyof Account>;

/** Returns how many trackings the organization has in these statuses, or in all, from its account's row. */
export const keptCount = (account: Account, statuses: readonly ShownStatus[] = ShownStatus.options): number =>
  statuses.reduce((sum, status) => sum + account[COLUMNS[status]], 0);
