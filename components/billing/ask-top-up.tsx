"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { FormDialog } from "@/components/forms/form-dialog";
import { NumberInput } from "@/components/forms/number-input";
import { TextInput } from "@/components/forms/text-input";
import { TopUpRequest } from "@/lib/billing/schemas";
import { formatUsd } from "@/lib/core/format";
import { askForTopUp } from "./queries";
import { useBillingAct } from "./use-billing-act";

export function AskTopUp({ onClose }: { onClose: () => void }) {
  const { control, handleSubmit, setError, formState } = useForm<TopUpRequest>({
    resolver: zodResolver(TopUpRequest),
    defaultValues: { note: "" },
  });
  const act = useBillingAct({
    run: askForTopUp,
    done: ({ amount_usd }) => `You asked for ${formatUsd(amount_usd)}: the people who run this service have a mail.`,
    fields: ["amount_usd", "note"],
    setError,
    onClose,
  });
  return (
    <FormDialog
      title="Ask for a top-up"
      submitLabel="Send request"
      isPending={act.isPending}
      fault={formState.errors.root?.message}
      onSubmit={handleSubmit((input) => act.mutate(input))}
      onClose={onClose}
    >
      <p>
        The people who run this service get a mail with your address, and book the money once it is agreed or paid. You
        can ask once an hour.
      </p>
      <NumberInput control={control} name="amount_usd" label="Amount" usdDigits={2} description="From $10.00 on" />
      <TextInput
        control={control}
        name="note"
        label="Note"
        description="What they should know: an order number, until when it is needed. May be left out."
        autoComplete="off"
      />
    </FormDialog>
  );
}
