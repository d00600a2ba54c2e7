"use client";

import { Description } from "@heroui/react/description";
import { FieldError } from "@heroui/react/field-error";
import { Label } from "@heroui/react/label";
import { NumberField } from "@heroui/react/number-field";
import { type Control, type FieldPath, type FieldValues, useController } from "react-hook-form";

interface NumberInputProps<V extends FieldValues> {
  control: Control<V>;
  name: FieldPath<V>;
  label: string;
  description?: string;
  /** Dollars with up to this many decimals. */
  usdDigits?: number;
  /** Decimals of a number that isn't dollars; a whole number if omitted. */
  digits?: number;
  placeholder?: string;
  /** Value of an empty field. */
  empty?: null | undefined;
}

/** A number field; an empty one is `empty`, never 0. */
export function NumberInput<V extends FieldValues>(props: NumberInputProps<V>) {
  const { control, name, label, description, usdDigits, digits = 0, placeholder, empty } = props;
  const { field, fieldState } = useController({ control, name });
  return (
    <NumberField
      fullWidth
      formatOptions={
        usdDigits === undefined
          ? { maximumFractionDigits: digits }
          : { style: "currency", currency: "USD", minimumFractionDigits: 2, maximumFractionDigits: usdDigits }
      }
      value={typeof field.value === "number" ? field.value : Number.NaN}
      onChange={(value) => field.onChange(Number.isNaN(value) ? empty : value)}
      onBlur={field.onBlur}
      isInvalid={fieldState.invalid}
      validationBehavior="aria"
    >
      <Label>{label}</Label>
      <NumberField.Group className="grid-cols-1">
        <NumberField.Input ref={field.ref} placeholder={placeholder} className="min-w-0 tabular-nums" />
      </NumberField.Group>
      {description && <Description>{description}</Description>}
      {fieldState.error && <FieldError>{fieldState.error.message}</FieldError>}
    </NumberField>
  );
}
