"use client";

import { type Control, type FieldPath, type FieldValues, useController } from "react-hook-form";
import { Choice } from "@/components/ui/choice";

interface ChoiceInputProps<V extends FieldValues> {
  control: Control<V>;
  name: FieldPath<V>;
  label: string;
  options: readonly { id: string; name: string }[];
}

/** A drop-down in a react-hook-form; the field's value is the chosen ID. */
export function ChoiceInput<V extends FieldValues>({ control, name, label, options }: ChoiceInputProps<V>) {
  const { field, fieldState } = useController({ control, name });
  return (
    <div className="flex flex-col gap-1">
      <Choice isField label={label} value={field.value} options={options} onChange={field.onChange} />
      {fieldState.error && (
        <p role="alert" className="text-danger text-sm">
          {fieldState.error.message}
        </p>
      )}
    </div>
  );
}
