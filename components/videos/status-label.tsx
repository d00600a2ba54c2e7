import { Ban, CircleAlert, CircleCheck, CirclePause, Radio } from "lucide-react";
import type { TrackingStatus } from "@/lib/videos/schemas";
import { STATUS_NAMES, statusReason } from "./words";

const ICONS = {
  monitoring: Radio,
  completed: CircleCheck,
  paused: CirclePause,
  error: CircleAlert,
  cancelled: Ban,
} satisfies Record<TrackingStatus, unknown>;

const TONES: Record<TrackingStatus, string> = {
  monitoring: "text-accent-soft-foreground",
  completed: "text-muted",
  paused: "text-warning-soft-foreground",
  error: "text-danger-soft-foreground",
  cancelled: "text-muted",
};

/** The state in a word and a sign; why it is so on hover, and for screen readers. */
export function StatusLabel({ status, reason }: { status: TrackingStatus; reason: string | null }) {
  const Icon = ICONS[status];
  return (
    <span
      className="relative pointer-coarse:pointer-events-none inline-flex items-center gap-1.5 whitespace-nowrap"
      title={statusReason(status, reason)}
    >
      <Icon aria-hidden size={16} className={`shrink-0 ${TONES[status]}`} />
      {STATUS_NAMES[status]}
    </span>
  );
}
