"use client";

import { Checkbox } from "@heroui/react/checkbox";
import { CheckboxGroup } from "@heroui/react/checkbox-group";
import { FieldError } from "@heroui/react/field-error";
import { Label } from "@heroui/react/label";
import { type Control, useController } from "react-hook-form";
import type { CreateEndpointRequest } from "@/lib/webhooks/schemas";
import { EVENTS } from "./words";

export function EventChoice({ control }: { control: Control<CreateEndpointRequest> }) {
  const { field, fieldState } = useController({ control, name: "events" });
  return (
    <CheckboxGroup
      value={field.value}
      onChange={field.onChange}
      onBlur={field.onBlur}
      isInvalid={fieldState.invalid}
      validationBehavior="aria"
      className="flex flex-col gap-2"
    >
      <Label>Events</Label>
      {EVENTS.map((event) => (
        <Checkbox key={event.id} value={event.id}>
          <Checkbox.Content className="touch-target items-start gap-3">
            <Checkbox.Control>
              <Checkbox.Indicator />
            </Checkbox.Control>
            <span>
              <span className="block font-mono text-xs leading-5">{event.id}</span>
              <span className="block text-muted">{event.meaning}</span>
            </span>
          </Checkbox.Content>
        </Checkbox>
      ))}
      {fieldState.error && <FieldError>{fieldState.error.message}</FieldError>}
    </CheckboxGroup>
  );
}
