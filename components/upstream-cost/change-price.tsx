"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { refreshAdmin } from "@/components/admin/queries";
import { FormDialog } from "@/components/forms/form-dialog";
import { NumberInput } from "@/components/forms/number-input";
import { TextInput } from "@/components/forms/text-input";
import { useAct } from "@/components/use-act";
import { formatUsd } from "@/lib/core/format";
import { SetUpstreamPrice, type SourceCost, type UpstreamPrice } from "@/lib/operations/upstream-cost/schemas";
import { setUpstreamPrice } from "./queries";
import { UNIT_WORDS } from "./words";

interface ChangePriceProps {
  source: SourceCost;
  price: UpstreamPrice;
  onClose: () => void;
}

/** Changes a price of a source. */
export function ChangePrice({ source, price, onClose }: ChangePriceProps) {
  const { control, handleSubmit, setError, formState } = useForm<SetUpstreamPrice>({
    resolver: zodResolver(SetUpstreamPrice),
    defaultValues: { kind: price.kind, price_usd: price.price_usd, reason: "" },
  });
  const act = useAct<SetUpstreamPrice>({
    fields: ["price_usd", "reason"],
    setError,
    onDone: onClose,
    refresh: refreshAdmin,
  });
  return (
    <FormDialog
      title={`${source.name}: ${price.name}`}
      submitLabel="Change price"
      isPending={formState.isSubmitting}
      error={formState.errors.root?.message}
      onSubmit={handleSubmit((input) =>
        act(`Price changed to ${formatUsd(input.price_usd, 6)} ${UNIT_WORDS[price.unit]}`, (signal) =>
          setUpstreamPrice(source.id, input, signal),
        ),
      )}
      onClose={onClose}
    >
      <NumberInput
        control={control}
        name="price_usd"
        label={`Price ${UNIT_WORDS[price.unit]}`}
        usdDigits={6}
        description={`${formatUsd(price.default_usd, 6)} by default. Applies from the next call. Calls already booked keep their price.`}
      />
      <TextInput control={control} name="reason" label="Reason" description="For the audit log" autoComplete="off" />
    </FormDialog>
  );
}
