"use client";

import { Checkbox } from "@heroui/react/checkbox";
import { toUsd } from "@/lib/billing/rules";
import { formatUsd, plural } from "@/lib/core/format";

interface PriceCheckProps {
  /** Earlier posts that may start, and what they commit in micro-dollars. */
  quote: { posts: number; cost: bigint };
  isConfirmed: boolean;
  onChange: (isConfirmed: boolean) => void;
}

/** Shows what earlier posts cost at most, and asks for a confirmation. */
export function PriceCheck({ quote, isConfirmed, onChange }: PriceCheckProps) {
  return (
    <Checkbox isSelected={isConfirmed} onChange={onChange}>
      <Checkbox.Content className="tap-target items-start gap-3">
        <Checkbox.Control>
          <Checkbox.Indicator />
        </Checkbox.Control>
        <span>
          Track {plural(quote.posts, "earlier post")} for up to{" "}
          <span className="font-medium tabular-nums">{formatUsd(toUsd(quote.cost), 2)}</span>
        </span>
      </Checkbox.Content>
    </Checkbox>
  );
}
