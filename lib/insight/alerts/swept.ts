import type { Candidate } from "@/lib/insight/alerts/fire";
import type { AlertRow } from "@/lib/insight/alerts/rows";
import type { AlertCondition } from "@/lib/insight/alerts/schemas";
import type { Held } from "@/lib/insight/alerts/states";

/** An alert with its parsed condition, as the sweeps need it. */
export type Swept = AlertRow & { parsed: AlertCondition };

/** What a sweep found: crossings that are unique by their occurrence, and conditions that hold for a time. */
export interface Found {
  crossings: Candidate[];
  held: Held[];
}
