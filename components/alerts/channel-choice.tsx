"use client";

import { Checkbox } from "@heroui/react/checkbox";
import { CheckboxGroup } from "@heroui/react/checkbox-group";
import { FieldError } from "@heroui/react/field-error";
import { Label } from "@heroui/react/label";
import { type Control, useController } from "react-hook-form";
import type { AlertValues } from "./form-values";

interface ChannelChoiceProps {
  control: Control<AlertValues>;
  options: readonly { id: string; name: string }[];
}

/** Where an alert sends its messages. */
export function ChannelChoice({ control, options }: ChannelChoiceProps) {
  const { field, fieldState } = useController({ control, name: "channels" });
  return (
    <CheckboxGroup
      value={field.value}
      onChange={field.onChange}
      onBlur={field.onBlur}
      isInvalid={fieldState.invalid}
      validationBehavior="aria"
      className="flex flex-col gap-2"
    >
      <Label>Sends to</Label>
      {options.map(({ id, name }) => (
        <Checkbox key={id} value={id}>
          <Checkbox.Content className="tap-target items-center gap-3">
            <Checkbox.Control>
              <Checkbox.Indicator />
            </Checkbox.Control>
            {name}
          </Checkbox.Content>
        </Checkbox>
      ))}
      {fieldState.error && <FieldError>{fieldState.error.message}</FieldError>}
    </CheckboxGroup>
  );
}
