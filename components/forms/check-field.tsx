"use client";

import { Checkbox } from "@heroui/react/checkbox";
import { type Control, type FieldPath, type FieldValues, useController } from "react-hook-form";

interface CheckFieldProps<V extends FieldValues> {
  control: Control<V>;
  name: FieldPath<V>;
  label: string;
  description?: string;
}

/** A yes or no in a react-hook-form. */
export function CheckField<V extends FieldValues>({ control, name, label, description }: CheckFieldProps<V>) {
  const { field } = useController({ control, name });
  return (
    <Checkbox isSelected={field.value === true} onChange={field.onChange} onBlur={field.onBlur}>
      <Checkbox.Content className={`tap-target gap-3 ${description ? "items-start" : "items-center"}`}>
        <Checkbox.Control>
          <Checkbox.Indicator />
        </Checkbox.Control>
        <span>
          {label}
          {description && <span className="block font-normal text-muted">{description}</span>}
        </span>
      </Checkbox.Content>
    </Checkbox>
  );
}
