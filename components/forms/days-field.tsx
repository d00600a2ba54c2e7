"use client";

import { Button } from "@heroui/react/button";
import { FieldError } from "@heroui/react/field-error";
import { Label } from "@heroui/react/label";
import { NumberField } from "@heroui/react/number-field";
import { type Control, type FieldPath, type FieldValues, useController } from "react-hook-form";
import { plural } from "@/lib/core/format";

const USUAL = [1, 7, 14, 30];

/** 1 to 30 days: typed, stepped, or one of the common values. */
export function DaysField<V extends FieldValues>({ control, name }: { control: Control<V>; name: FieldPath<V> }) {
  const { field, fieldState } = useController({ control, name });
  return (
    <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
      <NumberField
        minValue={1}
        maxValue={30}
        step={1}
        value={field.value}
        onChange={field.onChange}
        onBlur={field.onBlur}
        isInvalid={fieldState.invalid}
        validationBehavior="aria"
        className="w-40"
      >
        <Label>Days to track</Label>
        <NumberField.Group className="pointer-coarse:h-11 pointer-coarse:grid-cols-[44px_1fr_44px]">
          <NumberField.DecrementButton aria-label="One day less" />
          <NumberField.Input ref={field.ref} className="min-w-0 text-center tabular-nums" />
          <NumberField.IncrementButton aria-label="One day more" />
        </NumberField.Group>
        {fieldState.error && <FieldError>{fieldState.error.message}</FieldError>}
      </NumberField>
      <fieldset className="flex gap-1.5">
        <legend className="sr-only">Common durations</legend>
        {USUAL.map((days) => (
          <Button
            key={days}
            size="sm"
            variant={field.value === days ? "secondary" : "outline"}
            aria-pressed={field.value === days}
            aria-label={plural(days, "day")}
            className="min-w-11 px-2 tabular-nums"
            onPress={() => field.onChange(days)}
          >
            {days}
          </Button>
        ))}
      </fieldset>
    </div>
  );
}
