"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { FormDialog } from "@/components/forms/form-dialog";
import { NumberInput } from "@/components/forms/number-input";
import { TextInput } from "@/components/forms/text-input";
import { newIntent } from "@/components/intents";
import { useAct } from "@/components/use-act";
import { formatChange, formatUsd } from "@/lib/core/format";
import { CorrectionRequest, needsConfirmation, type OrganizationDetail } from "@/lib/operations/admin/schemas";
import { correctBalance, refreshAdmin } from "./queries";

interface CorrectBalanceProps {
  organization: OrganizationDetail;
  /** The ID of the incorrect entry, if one was selected. */
  refersTo?: string;
  onClose: () => void;
}

export function CorrectBalance({ organization, refersTo = "", onClose }: CorrectBalanceProps) {
  const { id, name, spendable_usd } = organization;
  const [intent] = useState(newIntent);
  const { control, handleSubmit, setError, watch, formState } = useForm<CorrectionRequest>({
    resolver: zodResolver(CorrectionRequest),
    defaultValues: { reason: "", idempotency_key: intent, refers_to: refersTo },
  });
  const act = useAct<CorrectionRequest>({
    fields: ["amount_usd", "confirm_usd", "reason", "refers_to"],
    setError,
    onDone: onClose,
    refresh: refreshAdmin,
  });
  const amount = watch("amount_usd");
  return (
    <FormDialog
      title={`Correct the balance of ${name}`}
      submitLabel="Book correction"
      isPending={formState.isSubmitting}
      error={formState.errors.root?.message}
      onSubmit={handleSubmit((input) =>
        act(`${formatChange(input.amount_usd, formatUsd)} booked as a correction`, (signal) =>
          correctBalance(id, { ...input, refers_to: input.refers_to || undefined }, signal),
        ),
      )}
      onClose={onClose}
    >
      <p>
        Entries can't be changed, so a correction is booked as a new entry. You can deduct up to{" "}
        <span className="tabular-nums">{formatUsd(spendable_usd)}</span>, the available balance.
      </p>
      <NumberInput
        control={control}
        name="amount_usd"
        label="Amount"
        usdDigits={6}
        description="Negative amounts reduce the balance"
        placeholder="-$5.00"
      />
      {typeof amount === "number" && needsConfirmation(amount) && (
        <NumberInput
          control={control}
          name="confirm_usd"
          label="Confirm amount"
          usdDigits={6}
          description="Confirm amounts over $1,000.00"
        />
      )}
      <TextInput
        control={control}
        name="reason"
        label="Reason"
        description="Shown to the organization's members"
        autoComplete="off"
      />
      <TextInput
        control={control}
        name="refers_to"
        label="Corrected entry"
        description="ID of the incorrect entry (optional)"
        autoComplete="off"
      />
    </FormDialog>
  );
}
