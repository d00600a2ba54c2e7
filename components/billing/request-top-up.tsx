"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { FormDialog } from "@/components/forms/form-dialog";
import { NumberInput } from "@/components/forms/number-input";
import { TextInput } from "@/components/forms/text-input";
import { TopUpRequest } from "@/lib/billing/schemas";
import { formatUsd } from "@/lib/core/format";
import { requestTopUp } from "./queries";
import { useBillingAct } from "./use-billing-act";

export function RequestTopUp({ onClose }: { onClose: () => void }) {
  const { control, handleSubmit, setError, formState } = useForm<TopUpRequest>({
    resolver: zodResolver(TopUpRequest),
    defaultValues: { note: "" },
  });
  const act = useBillingAct({
    run: requestTopUp,
    done: ({ amount_usd }) => `Top-up of ${formatUsd(amount_usd)} requested`,
    fields: ["amount_usd", "note"],
    setError,
    onClose,
  });
  return (
    <FormDialog
      title="Request top-up"
      submitLabel="Request top-up"
      isPending={act.isPending}
      error={formState.errors.root?.message}
      onSubmit={handleSubmit((input) => act.mutate(input))}
      onClose={onClose}
    >
      <p>
        Your request is emailed to the service's admins, who book the top-up once it's agreed or paid. You can send one
        request per hour.
      </p>
      <NumberInput control={control} name="amount_usd" label="Amount" usdDigits={2} description="At least $10.00" />
      <TextInput
        control={control}
        name="note"
        label="Note"
        description="Optional, such as an order number or a due date"
        autoComplete="off"
      />
    </FormDialog>
  );
}
