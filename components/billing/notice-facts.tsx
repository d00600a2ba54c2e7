"use client";

import dynamic from "next/dynamic";
import { Facts } from "@/components/admin/facts";
import type { Billing } from "@/lib/billing/schemas";
import { formatUsd } from "@/lib/core/format";
import { OpenDialog } from "./open-dialog";

const ChangeThreshold = dynamic(() => import("./change-threshold").then((file) => file.ChangeThreshold), {
  ssr: false,
});

/** When owners and managers are told, and what is booked by itself. */
export function NoticeFacts({ billing, canManage }: { billing: Billing; canManage: boolean }) {
  const { threshold, auto_top_up: rule } = billing;
  return (
    <>
      <Facts
        id="low-balance"
        title="When money runs low"
        facts={[
          { name: "Told below", value: thresholdWords(threshold) },
          {
            name: "Automatic top-up",
            value: rule
              ? `${formatUsd(rule.amount_usd)} when less than ${formatUsd(rule.below_usd)} can be spent`
              : "none is agreed",
          },
          ...(rule
            ? [
                {
                  name: "This month (UTC)",
                  value: `${formatUsd(rule.booked_usd)} booked by itself, at most ${formatUsd(rule.monthly_usd)}`,
                },
              ]
            : []),
        ]}
      >
        {canManage && <OpenDialog label="Change threshold" dialog={ChangeThreshold} facts={{ threshold }} />}
      </Facts>
      <p className="mt-3 max-w-prose text-muted">
        Owners and managers get a mail, and webhooks the event balance.low. An automatic top-up is agreed with the
        people who run this service; they set it.
      </p>
    </>
  );
}

function thresholdWords({ threshold_usd, is_below }: Billing["threshold"]): string {
  if (threshold_usd === null) return "nobody is told";
  return is_below ? `${formatUsd(threshold_usd)}; there is less already` : formatUsd(threshold_usd);
}
