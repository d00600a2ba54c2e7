"use client";

import { useQuery } from "@tanstack/react-query";
import { type Control, useController, useWatch } from "react-hook-form";
import { CheckField } from "@/components/forms/check-field";
import { DaysField } from "@/components/forms/days-field";
import { NumberInput } from "@/components/forms/number-input";
import { TextInput } from "@/components/forms/text-input";
import { CampaignChoice, NO_CAMPAIGN } from "@/components/labels/campaign-choice";
import { LabelChecks } from "@/components/labels/label-checks";
import { namesQuery } from "@/components/labels/queries";
import { estimateCost, fromUsd, toUsd } from "@/lib/billing/rules";
import { formatUsd } from "@/lib/core/format";
import type { FollowValues } from "./form-values";

interface FollowFieldsProps {
  control: Control<FollowValues>;
  pricePerSnapshot: number;
  /** Earlier posts are asked for only when a follow begins. */
  isNew: boolean;
}

export function FollowFields({ control, pricePerSnapshot, isNew }: FollowFieldsProps) {
  const days = useWatch({ control, name: "days_per_post" });
  const cost = Number.isInteger(days) ? toUsd(estimateCost(days, fromUsd(pricePerSnapshot))) : null;
  return (
    <>
      <DaysField control={control} name="days_per_post" />
      {cost !== null && (
        <p className="-mt-2 text-muted text-sm">
          Each post costs up to <span className="tabular-nums">{formatUsd(cost)}</span>.
        </p>
      )}
      {isNew && (
        <NumberInput
          control={control}
          name="back_posts"
          label="Earlier posts"
          description="Also track up to 500 existing posts, newest first"
        />
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        <NumberInput
          control={control}
          name="max_per_day"
          label="Maximum posts per day"
          empty={null}
          placeholder="No limit"
        />
        <NumberInput
          control={control}
          name="monthly_ceiling_usd"
          label="Monthly ceiling"
          usdDigits={2}
          empty={null}
          placeholder="No ceiling"
        />
      </div>
      <TextInput
        control={control}
        name="include"
        label="Required words"
        description="Separate words with commas. A post needs at least one of them; leave empty for all posts"
        autoComplete="off"
      />
      <TextInput
        control={control}
        name="exclude"
        label="Excluded words"
        description="A post with any of them isn't tracked"
        autoComplete="off"
      />
      <NumberInput
        control={control}
        name="min_seconds"
        label="Minimum length in seconds"
        empty={null}
        placeholder="Any length"
      />
      <Places control={control} />
      <CheckField control={control} name="competitor" label="Competitor" />
    </>
  );
}

function Places({ control }: { control: Control<FollowValues> }) {
  const labels = useController({ control, name: "labels" }).field;
  const campaign = useController({ control, name: "campaign" }).field;
  const { data: labelNames = [] } = useQuery(namesQuery("labels"));
  const { data: campaignNames = [] } = useQuery(namesQuery("campaigns"));
  return (
    <>
      {labelNames.length > 0 && (
        <fieldset className="min-w-0">
          <legend className="font-medium text-sm">Labels</legend>
          <LabelChecks
            labels={labelNames}
            isSelected={({ id }) => labels.value.includes(id)}
            onChange={({ id }, isOn) =>
              labels.onChange([...labels.value.filter((one) => one !== id), ...(isOn ? [id] : [])])
            }
            className="max-h-36"
          />
        </fieldset>
      )}
      {campaignNames.length > 0 && (
        <fieldset className="min-w-0">
          <legend className="font-medium text-sm">Campaign</legend>
          <CampaignChoice
            campaigns={campaignNames}
            value={campaign.value ?? NO_CAMPAIGN}
            onChange={(chosen) => campaign.onChange(chosen?.id ?? null)}
            className="max-h-36"
          />
        </fieldset>
      )}
    </>
  );
}
