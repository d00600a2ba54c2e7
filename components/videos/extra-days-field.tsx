"use client";

import { Button } from "@heroui/react/button";
import { FieldError } from "@heroui/react/field-error";
import { Label } from "@heroui/react/label";
import { NumberField } from "@heroui/react/number-field";
import { type Control, useController } from "react-hook-form";
import { plural } from "@/lib/core/format";
import type { ExtendRequest } from "@/lib/tracking/videos/dashboard-schemas";

interface ExtraDaysFieldProps {
  control: Control<ExtendRequest>;
  /** Remaining days up to the maximum duration. */
  most: number;
}

/** Days to add: typed, stepped, or one of the common values. */
export function ExtraDaysField({ control, most }: ExtraDaysFieldProps) {
  const { field, fieldState } = useController({ control, name: "days" });
  const usual = [...new Set([1, 7, 14, most])].filter((days) => days <= most).sort((a, b) => a - b);
  return (
    <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
      <NumberField
        minValue={1}
        maxValue={most}
        step={1}
        value={field.value}
        onChange={field.onChange}
        onBlur={field.onBlur}
        isInvalid={fieldState.invalid}
        validationBehavior="aria"
        className="w-40"
      >
        <Label>Additional days</Label>
        <NumberField.Group className="pointer-coarse:h-11 pointer-coarse:grid-cols-[44px_1fr_44px]">
          <NumberField.DecrementButton aria-label="One day less" />
          <NumberField.Input ref={field.ref} className="min-w-0 text-center tabular-nums" />
          <NumberField.IncrementButton aria-label="One day more" />
        </NumberField.Group>
        {fieldState.error && <FieldError>{fieldState.error.message}</FieldError>}
      </NumberField>
      <fieldset className="flex gap-1.5">
        <legend className="sr-only">Common durations</legend>
        {usual.map((days) => (
          <Button
            key={days}
            size="sm"
            variant={field.value === days ? "secondary" : "outline"}
            aria-pressed={field.value === days}
            aria-label={`${plural(days, "day")} more`}
            className="min-w-11 px-2 tabular-nums"
            onPress={() => field.onChange(days)}
          >
            +{days}
          </Button>
        ))}
      </fieldset>
    </div>
  );
}
