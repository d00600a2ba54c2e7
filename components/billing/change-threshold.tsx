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
      title="Low-balance alert"
      submitLabel="Change alert"
      isPending={act.isPending}
      error={formState.errors.root?.message}
      onSubmit={handleSubmit((input) => act.mutate(input))}
      onClose={onClose}
    >
      <p>
        Each time the available balance falls below this amount, owners and managers get an email, and webhooks get the
        balance.low event.
      </p>
      <NumberInput
        control={control}
        name="threshold_usd"
        label="Alert below"
        usdDigits={2}
        empty={null}
        description="Leave empty to turn alerts off"
      />
    </FormDialog>
  );
}

function savedWords({ threshold_usd: usd, is_below }: Threshold): string {
  if (usd === null) return "Low-balance alert turned off";
  if (is_below)
    return `Alert changed. The balance is already below ${formatUsd(usd)}, so the alert is sent the next time it falls below.`;
  return `Alert changed to ${formatUsd(usd)}`;
}
