"use client";

import { useQuery } from "@tanstack/react-query";
import { type Control, useWatch } from "react-hook-form";
import { usageQuery } from "@/components/queries";
import { estimateCost, fromUsd, toUsd } from "@/lib/billing/rules";
import { formatUsd, plural } from "@/lib/core/format";
import { linesOf } from "@/lib/tracking/imports/rules";
import type { CreateImportRequest } from "@/lib/tracking/imports/schemas";

/** Maximum cost if every line were a new video; the exact amount follows the check. */
export function MostCost({ control }: { control: Control<CreateImportRequest> }) {
  const [text, days] = useWatch({ control, name: ["text", "duration_days"] });
  const { data: usage } = useQuery(usageQuery);
  const lines = linesOf(text).length;
  const isKnown = usage !== undefined && lines > 0 && Number.isInteger(days) && days >= 1 && days <= 30;
  const most = isKnown ? toUsd(estimateCost(days, fromUsd(usage.cost_per_snapshot)) * BigInt(lines)) : null;
  return (
    <p className="min-h-10 text-muted text-sm tabular-nums">
      {most === null
        ? "Checking is free. The cost is shown before you confirm."
        : `Checking is free. If all are new, ${plural(lines, "video")} for ${plural(days, "day")} cost at most ${formatUsd(most)}. The exact amount is shown before you confirm.`}
    </p>
  );
}
