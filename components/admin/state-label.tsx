import { Ban, CircleCheck, DoorClosed, TriangleAlert } from "lucide-react";
import type { OrganizationRow } from "@/lib/operations/admin/schemas";

/** Renders an organization's state as an icon and a word. */
export function StateLabel({ organization }: { organization: OrganizationRow }) {
  const { suspended_at, closed_at, reopenable_until, is_low } = organization;
  const [Icon, word, tone] = closed_at
    ? ([DoorClosed, reopenable_until ? "Closing" : "Closed", "text-muted"] as const)
    : suspended_at
      ? ([Ban, "Suspended", "text-danger-soft-foreground"] as const)
      : is_low
        ? ([TriangleAlert, "Low balance", "text-warning-soft-foreground"] as const)
        : ([CircleCheck, "Active", "text-muted"] as const);
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <Icon aria-hidden size={16} className={`shrink-0 ${tone}`} />
      {word}
    </span>
  );
}
