"use client";

import { type Control, useController } from "react-hook-form";
import type { CreateKeyRequest } from "@/lib/keys/schemas";
import { EXPIRIES } from "./roles";

export function ExpiryChoice({ control }: { control: Control<CreateKeyRequest> }) {
  const { field } = useController({ control, name: "expires_in_days" });
  return (
    <fieldset>
      <legend className="font-medium">Expires</legend>
      <div className="mt-2 flex flex-wrap gap-2">
        {EXPIRIES.map(({ days, name }) => (
          <label
            key={name}
            className="touch-target flex min-h-9 cursor-pointer items-center rounded-md border border-field-border px-3 has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-focus"
          >
            <input
              type="radio"
              name={field.name}
              checked={field.value === days}
              onChange={() => field.onChange(days)}
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
