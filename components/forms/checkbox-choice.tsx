"use client";

import { Checkbox } from "@heroui/react/checkbox";
import { CheckboxGroup } from "@heroui/react/checkbox-group";
import { FieldError } from "@heroui/react/field-error";
import { Label } from "@heroui/react/label";
import { type Control, type FieldPath, type FieldValues, useController } from "react-hook-form";

interface CheckboxChoiceProps<T extends FieldValues> {
  control: Control<T>;
  name: FieldPath<T>;
  label: string;
  /** Each is shown by its name, or by its ID where that is what people write, and with its meaning in words. */
  options: readonly { id: string; name?: string; meaning?: string }[];
}

/** Multiple choice in a react-hook-form; the field's value is the list of IDs. */
export function CheckboxChoice<T extends FieldValues>({ control, name, label, options }: CheckboxChoiceProps<T>) {
  const { field, fieldState } = useController({ control, name });
  return (
    <CheckboxGroup
      value={field.value}
      onChange={field.onChange}
      onBlur={field.onBlur}
      isInvalid={fieldState.invalid}
      validationBehavior="aria"
      className="flex flex-col gap-2"
    >
      <Label>{label}</Label>
      {options.map(({ id, name, meaning }) => (
        <Checkbox key={id} value={id}>
          <Checkbox.Content className="tap-target items-start gap-3">
            <Checkbox.Control>
              <Checkbox.Indicator />
            </Checkbox.Control>
            <span>
              {name ?? <span className="block font-mono text-xs leading-5">{id}</span>}
              {meaning && <span className="block font-normal text-muted">{meaning}</span>}
            </span>
          </Checkbox.Content>
        </Checkbox>
      ))}
      {fieldState.error && <FieldError>{fieldState.error.message}</FieldError>}
    </CheckboxGroup>
  );
}
