"use client";

import { Label } from "@heroui/react/label";
import { Radio } from "@heroui/react/radio";
import { RadioGroup } from "@heroui/react/radio-group";
import { type Control, type FieldPath, type FieldValues, useController } from "react-hook-form";
import { assignableRoles, ROLE_MEANINGS, ROLE_NAMES } from "@/lib/people/members/rules";
import type { Role } from "@/lib/people/members/schemas";

interface RoleChoiceProps<V extends FieldValues> {
  control: Control<V>;
  name: FieldPath<V>;
  /** The reader's role: no higher one can be given. */
  own: Role;
}

/** A choice among the roles that the reader may give, each with its meaning. */
export function RoleChoice<V extends FieldValues>({ control, name, own }: RoleChoiceProps<V>) {
  const { field } = useController({ control, name });
  return (
    <RadioGroup value={field.value} onChange={field.onChange} onBlur={field.onBlur} className="flex flex-col gap-2">
      <Label>Role</Label>
      {assignableRoles(own).map((role) => (
        <Radio key={role} value={role}>
          <Radio.Content className="tap-target items-start gap-3">
            <Radio.Control>
              <Radio.Indicator />
            </Radio.Control>
            <span>
              <span className="block font-medium leading-5">{ROLE_NAMES[role]}</span>
              <span className="block font-normal text-muted">{ROLE_MEANINGS[role]}</span>
            </span>
          </Radio.Content>
        </Radio>
      ))}
    </RadioGroup>
  );
}
