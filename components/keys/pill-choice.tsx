"use client";

interface PillChoiceProps<V extends number | null> {
  legend: string;
  name: string;
  options: readonly { value: V; name: string }[];
  value: V;
  onChange: (value: V) => void;
  onBlur?: () => void;
}

/** A choice among a few visible options. */
export function PillChoice<V extends number | null>({
  legend,
  name,
  options,
  value,
  onChange,
  onBlur,
}: PillChoiceProps<V>) {
  return (
    <fieldset>
      <legend className="font-medium">{legend}</legend>
      <div className="mt-2 flex flex-wrap gap-2">
        {options.map((option) => (
          <label
            key={option.name}
            className="tap-target flex min-h-9 cursor-pointer items-center rounded-md border border-field-border px-3 has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-focus"
          >
            <input
              type="radio"
              name={name}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
              onBlur={onBlur}
              className="sr-only"
            />
            {option.name}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
