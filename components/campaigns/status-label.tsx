import { CircleCheck, CircleDashed, Radio } from "lucide-react";
import { STATUS_NAMES } from "@/lib/insight/campaigns/choice-rules";
import type { CampaignStatus } from "@/lib/insight/campaigns/schemas";

const ICONS = { draft: CircleDashed, running: Radio, ended: CircleCheck } satisfies Record<CampaignStatus, unknown>;

/** A campaign's status as text and icon. */
export function StatusLabel({ status }: { status: CampaignStatus }) {
  const Icon = ICONS[status];
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <Icon
        aria-hidden
        size={16}
        className={`shrink-0 ${status === "running" ? "text-accent-soft-foreground" : "text-muted"}`}
      />
      {STATUS_NAMES[status]}
    </span>
  );
}
