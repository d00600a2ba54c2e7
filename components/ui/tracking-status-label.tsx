import { Ban, CircleAlert, CircleCheck, CirclePause, CircleStop, Radio } from "lucide-react";
import { STATUS_NAMES, shownStatus, statusReason } from "@/lib/tracking/videos/rules";
import type { ShownStatus, TrackingStatus } from "@/lib/tracking/videos/schemas";

const ICONS = {
  monitoring: Radio,
  paused: CirclePause,
  completed: CircleCheck,
  stopped: CircleStop,
  error: CircleAlert,
  cancelled: Ban,
} satisfies Record<ShownStatus, unknown>;

const TONES: Record<ShownStatus, string> = {
  monitoring: "text-accent-soft-foreground",
  paused: "text-warning-soft-foreground",
  completed: "text-muted",
  stopped: "text-muted",
  error: "text-danger-soft-foreground",
  cancelled: "text-muted",
};

interface TrackingStatusLabelProps {
  status: TrackingStatus;
  reason: string | null;
  /** To hide the text where there is no room; the icon stays, and the text for screen readers. */
  textClassName?: string;
}

/** A tracking's status as text and icon, with the reason on hover. */
export function TrackingStatusLabel({ status, reason, textClassName }: TrackingStatusLabelProps) {
  const shown = shownStatus(status, reason);
  const Icon = ICONS[shown];
  return (
    <span
      className="relative pointer-coarse:pointer-events-none inline-flex items-baseline gap-1.5 whitespace-nowrap"
      title={statusReason(status, reason)}
    >
      <Icon aria-hidden size={16} className={`shrink-0 self-center ${TONES[shown]}`} />
      <span className={textClassName}>{STATUS_NAMES[shown]}</span>
    </span>
  );
}
