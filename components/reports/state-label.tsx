import { CircleCheck, CircleSlash, Clock } from "lucide-react";
import type { ReportState } from "@/lib/insight/reports/dashboard-schemas";
import { STATE_NAMES } from "./words";

const ICONS = { active: CircleCheck, expired: Clock, revoked: CircleSlash } satisfies Record<ReportState, unknown>;

/** Whether a report's link opens, as text and icon. */
export function StateLabel({ state }: { state: ReportState }) {
  const Icon = ICONS[state];
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <Icon
        aria-hidden
        size={16}
        className={`shrink-0 ${state === "active" ? "text-accent-soft-foreground" : "text-muted"}`}
      />
      {STATE_NAMES[state]}
    </span>
  );
}
