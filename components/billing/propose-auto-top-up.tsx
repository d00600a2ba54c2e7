"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { AUTO_TOP_UP_FIELDS } from "@/components/forms/auto-top-up-fields";
import { FormDialog } from "@/components/forms/form-dialog";
import { NumberInput } from "@/components/forms/number-input";
import { type AutoTopUp, ProposeAutoTopUp } from "@/lib/billing/schemas";
import { proposeAutoTopUp } from "./queries";
import { useBillingAct } from "./use-billing-act";

interface ProposeDialogProps {
  /** Initial amounts; null for empty fields. */
  start: AutoTopUp | null;
  onClose: () => void;
}

export function ProposeDialog({ start, onClose }: ProposeDialogProps) {
  const { control, handleSubmit, setError, formState } = useForm<ProposeAutoTopUp>({
    resolver: zodResolver(ProposeAutoTopUp),
    defaultValues: start ?? {},
  });
  const act = useBillingAct({
    run: proposeAutoTopUp,
    done: () => "Auto top-up proposed",
    fields: ["below_usd", "amount_usd", "monthly_usd"],
    setError,
    onClose,
  });
  return (
    <FormDialog
      title="Propose auto top-up"
      submitLabel="Propose auto top-up"
      isPending={act.isPending}
      error={formState.errors.root?.message}
      onSubmit={handleSubmit((input) => act.mutate(input))}
      onClose={onClose}
    >
      <p>
        Takes effect when Clipscope approves it, and you get an email. Each top-up is invoiced. A new proposal replaces
        an open one.
      </p>
      {AUTO_TOP_UP_FIELDS.map((field) => (
        <NumberInput key={field.name} control={control} usdDigits={2} {...field} />
      ))}
    </FormDialog>
  );
}
