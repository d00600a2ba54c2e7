"use client";

import { type Control, useController } from "react-hook-form";
import type { AddSocialAccountRequest } from "@/lib/channels/subscribers/schemas";
import { TYPE_CHOICES } from "./words";

export function TypeChoice({ control }: { control: Control<AddSocialAccountRequest> }) {
  const { field } = useController({ control, name: "type" });
  return (
    <fieldset>
      <legend className="font-medium">Platform</legend>
      <div className="mt-2 flex flex-wrap gap-2">
        {TYPE_CHOICES.map(({ id, name }) => (
          <label
            key={id}
            className="tap-target flex min-h-9 cursor-pointer items-center rounded-md border border-field-border px-3 has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-focus"
          >
            <input
              type="radio"
              name={field.name}
              checked={field.value === id}
              onChange={() => field.onChange(id)}
              onBlur={field.onBlur}
              className="sr-only"
            />
            {name}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
