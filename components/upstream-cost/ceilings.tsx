"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { refreshAdmin } from "@/components/admin/queries";
import { FormDialog } from "@/components/forms/form-dialog";
import { NumberInput } from "@/components/forms/number-input";
import { TextInput } from "@/components/forms/text-input";
import { useAct } from "@/components/use-act";
import { SetUpstreamCeilings, type SourceCost } from "@/lib/operations/upstream-cost/schemas";
import { setUpstreamCeilings } from "./queries";

/** Sets what a source may cost per day and month. */
export function Ceilings({ source, onClose }: { source: SourceCost; onClose: () => void }) {
  const { control, handleSubmit, setError, formState } = useForm<SetUpstreamCeilings>({
    resolver: zodResolver(SetUpstreamCeilings),
    defaultValues: { day_usd: source.day.ceiling_usd, month_usd: source.month.ceiling_usd, reason: "" },
  });
  const act = useAct<SetUpstreamCeilings>({
    fields: ["day_usd", "month_usd", "reason"],
    setError,
    onDone: onClose,
    refresh: refreshAdmin,
  });
  return (
    <FormDialog
      title={`Ceilings of ${source.name}`}
      submitLabel="Set ceilings"
      isPending={formState.isSubmitting}
      error={formState.errors.root?.message}
      onSubmit={handleSubmit((input) =>
        act(`Ceilings of ${source.name} set`, (signal) => setUpstreamCeilings(source.id, input, signal)),
      )}
      onClose={onClose}
    >
      <NumberInput
        control={control}
        name="day_usd"
        label="Per day"
        usdDigits={6}
        empty={null}
        description="In UTC. Leave empty for no ceiling."
      />
      <NumberInput
        control={control}
        name="month_usd"
        label="Per month"
        usdDigits={6}
        empty={null}
        description="What has already been spent this month counts toward it."
      />
      <TextInput control={control} name="reason" label="Reason" description="For the audit log" autoComplete="off" />
    </FormDialog>
  );
}
