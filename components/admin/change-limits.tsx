"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { FormDialog } from "@/components/forms/form-dialog";
import { NumberInput } from "@/components/forms/number-input";
import { TextInput } from "@/components/forms/text-input";
import { useAct } from "@/components/use-act";
import { formatInteger } from "@/lib/core/format";
import { LimitsRequest, type OrganizationDetail } from "@/lib/operations/admin/schemas";
import { refreshAdmin, setLimits } from "./queries";

const FIELDS = [
  { name: "rate_limit_per_minute", label: "API requests per minute for each key" },
  { name: "max_concurrent_videos", label: "Concurrent videos" },
  { name: "credits_per_month", label: "Credits per month, from the next renewal" },
] as const;

export function ChangeLimits({ organization, onClose }: { organization: OrganizationDetail; onClose: () => void }) {
  const { id, name, limits } = organization;
  const { control, handleSubmit, setError, watch, formState } = useForm<LimitsRequest>({
    resolver: zodResolver(LimitsRequest),
    defaultValues: {
      rate_limit_per_minute: limits.rate_limit_per_minute.own,
      max_concurrent_videos: limits.max_concurrent_videos.own,
      credits_per_month: limits.credits_per_month.own,
      reason: "",
    },
  });
  const act = useAct<LimitsRequest>({
    fields: FIELDS.map((field) => field.name),
    setError,
    onDone: onClose,
    refresh: refreshAdmin,
  });
  const values = watch();
  const changes = FIELDS.filter((field) => values[field.name] !== limits[field.name].own);
  const words = (value: number | null, plan: number) =>
    value === null ? `${formatInteger(plan)} (plan)` : formatInteger(value);
  return (
    <FormDialog
      title={`Limits of ${name}`}
      submitLabel="Change limits"
      isPending={formState.isSubmitting}
      error={formState.errors.root?.message}
      onSubmit={handleSubmit((input) => act("Limits changed", (signal) => setLimits(id, input, signal)))}
      onClose={onClose}
    >
      {FIELDS.map((field) => (
        <NumberInput
          key={field.name}
          control={control}
          name={field.name}
          label={field.label}
          placeholder={`${formatInteger(limits[field.name].plan)} from the plan`}
          empty={null}
        />
      ))}
      {changes.length > 0 && (
        <ul className="border-warning border-l-2 pl-3 tabular-nums">
          {changes.map((field) => (
            <li key={field.name}>
              {field.label}: {words(limits[field.name].own, limits[field.name].plan)} →{" "}
              {words(values[field.name], limits[field.name].plan)}
            </li>
          ))}
        </ul>
      )}
      <TextInput control={control} name="reason" label="Reason (optional)" autoComplete="off" />
    </FormDialog>
  );
}
