"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { FormDialog } from "@/components/forms/form-dialog";
import { NumberInput } from "@/components/forms/number-input";
import { TextInput } from "@/components/forms/text-input";
import { newIntent } from "@/components/intents";
import { Time } from "@/components/ui/time";
import { useAct } from "@/components/use-act";
import { formatUsd } from "@/lib/core/format";
import { needsConfirmation, type OrganizationDetail, TopUpRequest } from "@/lib/operations/admin/schemas";
import { organizationQuery, refreshAdmin, topUp } from "./queries";

/** Refetch interval while the dialog is open, since another window may book a top-up meanwhile. */
const REFETCH_MS = 5000;
const RECENT_MS = 10 * 60_000;

export function TopUp({ organization, onClose }: { organization: OrganizationDetail; onClose: () => void }) {
  const { id, name } = organization;
  const { data = organization } = useQuery({ ...organizationQuery(id), refetchInterval: REFETCH_MS });
  const [atOpening] = useState(organization.newest_top_up?.id);
  const [intent] = useState(newIntent);
  const { control, handleSubmit, setError, watch, formState } = useForm<TopUpRequest>({
    resolver: zodResolver(TopUpRequest),
    defaultValues: { reason: "", idempotency_key: intent, seen: null },
  });
  const act = useAct<TopUpRequest>({
    fields: ["amount_usd", "confirm_usd", "reason"],
    setError,
    onDone: onClose,
    refresh: refreshAdmin,
  });
  const amount = watch("amount_usd");
  const newest = data.newest_top_up;
  return (
    <FormDialog
      title={`Top up ${name}`}
      submitLabel="Book top-up"
      isPending={formState.isSubmitting}
      error={formState.errors.root?.message}
      // The reader has seen the top-ups listed at that moment; the server rejects the request if there are more.
      onSubmit={handleSubmit((input) =>
        act(`Top-up of ${formatUsd(input.amount_usd)} booked`, (signal) =>
          topUp(id, { ...input, seen: newest?.id ?? null }, signal),
        ),
      )}
      onClose={onClose}
    >
      <p>
        Current balance: <strong className="tabular-nums">{formatUsd(data.balance_usd)}</strong>. Available balance:{" "}
        <span className="tabular-nums">{formatUsd(data.spendable_usd)}</span>.
      </p>
      {newest && (newest.id !== atOpening || Date.parse(data.at) - Date.parse(newest.at) < RECENT_MS) && (
        <p role="status" className="border-warning border-l-2 pl-3">
          A top-up of <strong className="tabular-nums">{formatUsd(newest.amount_usd)}</strong> was booked{" "}
          <Time value={newest.at} form="relative" /> by {newest.by ?? "auto top-up"}. Book another one only if you mean
          both.
        </p>
      )}
      <NumberInput control={control} name="amount_usd" label="Amount" usdDigits={2} description="At least $10.00" />
      {typeof amount === "number" && needsConfirmation(amount) && (
        <NumberInput
          control={control}
          name="confirm_usd"
          label="Confirm amount"
          usdDigits={2}
          description="Confirm amounts over $1,000.00"
        />
      )}
      <TextInput
        control={control}
        name="reason"
        label="Reason"
        description="Shown to the organization in the ledger and on the receipt"
        autoComplete="off"
      />
    </FormDialog>
  );
}
