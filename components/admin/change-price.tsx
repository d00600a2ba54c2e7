"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { FormDialog } from "@/components/forms/form-dialog";
import { NumberInput } from "@/components/forms/number-input";
import { TextInput } from "@/components/forms/text-input";
import { useAct } from "@/components/use-act";
import { formatUsd } from "@/lib/core/format";
import { type OrganizationDetail, PriceRequest } from "@/lib/operations/admin/schemas";
import { refreshAdmin, setPrice } from "./queries";

export function ChangePrice({ organization, onClose }: { organization: OrganizationDetail; onClose: () => void }) {
  const { id, name, price_per_snapshot_usd: before } = organization;
  const { control, handleSubmit, setError, watch, formState } = useForm<PriceRequest>({
    resolver: zodResolver(PriceRequest),
    defaultValues: { price_usd: before, reason: "" },
  });
  const act = useAct<PriceRequest>({
    fields: ["price_usd", "reason"],
    setError,
    onDone: onClose,
    refresh: refreshAdmin,
  });
  const price = watch("price_usd");
  return (
    <FormDialog
      title={`Price for ${name}`}
      submitLabel="Change price"
      isPending={formState.isSubmitting}
      error={formState.errors.root?.message}
      onSubmit={handleSubmit((input) =>
        act(`Price changed to ${formatUsd(input.price_usd, 6)} per snapshot`, (signal) => setPrice(id, input, signal)),
      )}
      onClose={onClose}
    >
      <NumberInput
        control={control}
        name="price_usd"
        label="Price per snapshot"
        usdDigits={6}
        description="Applies from the next snapshot. Snapshots already stored keep their price."
      />
      {typeof price === "number" && price !== before && (
        <p className="border-warning border-l-2 pl-3 tabular-nums">
          {formatUsd(before, 6)} → {formatUsd(price, 6)} per snapshot: {formatUsd(before * 24, 6)} →{" "}
          {formatUsd(price * 24, 6)} per video and day.
        </p>
      )}
      <TextInput control={control} name="reason" label="Reason (optional)" autoComplete="off" />
    </FormDialog>
  );
}
