"use client";

import dynamic from "next/dynamic";
import { Facts } from "@/components/ui/facts";
import type { Billing } from "@/lib/billing/schemas";
import { formatUsd } from "@/lib/core/format";
import { OpenDialog } from "./open-dialog";

const ChangeThreshold = dynamic(() => import("./change-threshold").then((file) => file.ChangeThreshold), {
  ssr: false,
});

/** Renders the balance below which owners and managers get an alert. */
export function NoticeFacts({ billing, canManage }: { billing: Billing; canManage: boolean }) {
  const { threshold } = billing;
  return (
    <>
      <Facts
        id="low-balance"
        title="Low-balance alert"
        facts={[{ name: "Alert below", value: thresholdWords(threshold) }]}
      >
        {canManage && <OpenDialog label="Change alert" dialog={ChangeThreshold} facts={{ threshold }} />}
      </Facts>
      <p className="mt-3 max-w-prose text-muted">
        Owners and managers get an email, and webhooks get the balance.low event.
      </p>
    </>
  );
}

function thresholdWords({ threshold_usd, is_below }: Billing["threshold"]): string {
  if (threshold_usd === null) return "Off";
  return is_below ? `${formatUsd(threshold_usd)}; already below` : formatUsd(threshold_usd);
}
