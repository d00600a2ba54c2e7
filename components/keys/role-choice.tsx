"use client";

import { Checkbox } from "@heroui/react/checkbox";
import { CheckboxGroup } from "@heroui/react/checkbox-group";
import { FieldError } from "@heroui/react/field-error";
import { Label } from "@heroui/react/label";
import { type Control, useController } from "react-hook-form";
import type { CreateKeyRequest } from "@/lib/keys/schemas";
import { ROLES } from "./roles";

export function RoleChoice({ control }: { control: Control<CreateKeyRequest> }) {
  const { field, fieldState } = useController({ control, name: "roles" });
  return (
    <CheckboxGroup
      value={field.value}
      onChange={field.onChange}
      onBlur={field.onBlur}
      isInvalid={fieldState.invalid}
      validationBehavior="aria"
      className="flex flex-col gap-2"
    >
      <Label>Roles</Label>
      {ROLES.map((role) => (
        <Checkbox key={role.id} value={role.id}>
          <Checkbox.Content className="touch-target items-start gap-3">
            <Checkbox.Control>
              <Checkbox.Indicator />
            </Checkbox.Control>
            <span>
              <span className="block font-mono text-xs leading-5">{role.id}</span>
              <span className="block text-muted">{role.meaning}</span>
            </span>
          </Checkbox.Content>
        </Checkbox>
      ))}
      {fieldState.error && <FieldError>{fieldState.error.message}</FieldError>}
    </CheckboxGroup>
  );
}
