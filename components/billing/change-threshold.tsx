"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { FormDialog } from "@/components/forms/form-dialog";
import { NumberInput } from "@/components/forms/number-input";
import { SetThreshold, type Threshold } from "@/lib/billing/schemas";
import { formatUsd } from "@/lib/core/format";
import { setThreshold } from "./queries";
import { useBillingAct } from "./use-billing-act";

export function ChangeThreshold({ threshold, onClose }: { threshold: Threshold; onClose: () => void }) {
  const { control, handleSubmit, setError, formState } = useForm<SetThreshold>({
    resolver: zodResolver(SetThreshold),
    defaultValues: { threshold_usd: threshold.threshold_usd },
  });
  const act = useBillingAct({ run: setThreshold, done: savedWords, fields: ["threshold_usd"], setError, onClose });
  return (
    <FormDialog
      title="Low balance alert"
      submitLabel="Save threshold"
      isPending={act.isPending}
      fault={formState.errors.root?.message}
      onSubmit={handleSubmit((input) => act.mutate(input))}
      onClose={onClose}
    >
      <p>
        Owners and managers get a mail, and webhooks the event balance.low, once each time the amount to spend falls
        below it.
      </p>
      <NumberInput
        control={control}
        name="threshold_usd"
        label="Tell us below"
        usdDigits={2}
        empty={null}
        description="Empty or 0: nobody is told"
      />
    </FormDialog>
  );
}

function savedWords({ threshold_usd: usd, is_below }: Threshold): string {
  if (usd === null) return "Nobody is told of a low balance.";
  if (is_below) return `There is less than ${formatUsd(usd)} already: you are told the next time it is crossed.`;
  return `You are told when less than ${formatUsd(usd)} can be spent.`;
}
