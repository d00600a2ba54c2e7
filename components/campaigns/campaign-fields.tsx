"use client";

import { FieldError } from "@heroui/react/field-error";
import type { ReactNode } from "react";
import { type Control, Controller, useWatch } from "react-hook-form";
import { NumberInput } from "@/components/forms/number-input";
import { TextInput } from "@/components/forms/text-input";
import { Choice } from "@/components/ui/choice";
import { PLATFORM_NAMES, PLATFORMS } from "@/lib/platforms/name-rules";
import { CreatorFields } from "./creator-fields";
import type { CampaignValues } from "./form-values";

interface CampaignFieldsProps {
  control: Control<CampaignValues>;
  zone: string;
  canSetBudgets: boolean;
}

const GOALS = [
  { id: "none", name: "No goal" },
  { id: "views", name: "Views" },
  { id: "engagements", name: "Engagements" },
] as const;

/** The fields of a campaign, in the order in which one is planned. */
export function CampaignFields({ control, zone, canSetBudgets }: CampaignFieldsProps) {
  const metric = useWatch({ control, name: "goal_metric" });
  return (
    <>
      <TextInput control={control} name="name" label="Name" placeholder="Autumn launch" autoComplete="off" />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextInput
          control={control}
          name="starts_at"
          label="Starts"
          type="datetime-local"
          description={`Time zone: ${zone}`}
        />
        <TextInput
          control={control}
          name="ends_at"
          label="Ends"
          type="datetime-local"
          description="Leave empty for no end"
        />
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <Controller
          control={control}
          name="goal_metric"
          render={({ field, fieldState }) => (
            <div className="flex flex-col gap-1">
              <span aria-hidden className="font-medium text-sm">
                Goal
              </span>
              <Choice label="Goal" value={field.value} options={GOALS} onChange={field.onChange} />
              {fieldState.error && <FieldError>{fieldState.error.message}</FieldError>}
            </div>
          )}
        />
        {metric !== "none" && (
          <NumberInput control={control} name="goal_value" label="Goal value" placeholder="1,000,000" empty={null} />
        )}
      </div>
      {canSetBudgets && (
        <div className="grid gap-4 sm:grid-cols-2">
          <NumberInput
            control={control}
            name="budget_usd"
            label="Budget"
            usdDigits={2}
            placeholder="$0.00"
            empty={null}
          />
        </div>
      )}
      <Group title="Creators" note="Fees and rates count toward the spend.">
        <CreatorFields control={control} canSetBudgets={canSetBudgets} />
      </Group>
      <Group title="EMV rates" note="What 1,000 views would cost as ads, in US dollars.">
        <div className="grid grid-cols-2 gap-4 sm:grid-cols-4">
          {PLATFORMS.map((platform) => (
            <NumberInput
              key={platform}
              control={control}
              name={`emv_rates.${platform}`}
              label={PLATFORM_NAMES[platform]}
              usdDigits={4}
              placeholder="$0.00"
              empty={null}
            />
          ))}
        </div>
      </Group>
      <TextInput
        control={control}
        name="required"
        label="Required hashtags and mentions"
        description="Every caption needs all of them. Separate them with spaces"
        placeholder="#ad @brand"
        autoComplete="off"
      />
      <TextInput control={control} name="brief" label="Brief" rows={4} />
      {!canSetBudgets && (
        <p className="text-muted text-sm">Only owners and managers set budgets, fees and rates per 1,000 views.</p>
      )}
    </>
  );
}

function Group({ title, note, children }: { title: string; note: string; children: ReactNode }) {
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1 font-medium text-sm">{title}</legend>
      <p className="text-muted text-xs">{note}</p>
      {children}
    </fieldset>
  );
}
