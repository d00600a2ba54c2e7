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
  /** The id of the incorrect entry, if one was selected. */
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
      fault={formState.errors.root?.message}
      onSubmit={handleSubmit((input) =>
        act(`${formatChange(input.amount_usd, formatUsd)} booked as a correction`, (signal) =>
          correctBalance(id, { ...input, refers_to: input.refers_to || undefined }, signal),
        ),
      )}
      onClose={onClose}
    >
      <p>
        What is booked stays; a counter-entry rights it. At most{" "}
        <span className="tabular-nums">{formatUsd(spendable_usd)}</span> can be taken: that is what can be spent.
      </p>
      <NumberInput
        control={control}
        name="amount_usd"
        label="Amount"
        usdDigits={6}
        description="Below zero takes, above gives"
        placeholder="-$5.00"
      />
      {typeof amount === "number" && needsConfirmation(amount) && (
        <NumberInput
          control={control}
          name="confirm_usd"
          label="The same amount again"
          usdDigits={6}
          description="More than $1,000.00 is typed twice"
        />
      )}
      <TextInput control={control} name="reason" label="Reason" description="Its members read it" autoComplete="off" />
      <TextInput
        control={control}
        name="refers_to"
        label="Entry that was wrong"
        description="Its id, where there is one"
        autoComplete="off"
      />
    </FormDialog>
  );
}
