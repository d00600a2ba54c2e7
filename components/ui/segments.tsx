"use client";

import { ToggleButton } from "@heroui/react/toggle-button";
import { ToggleButtonGroup } from "@heroui/react/toggle-button-group";
import type { ReactNode } from "react";

interface SegmentsProps<T extends string | number> {
  /** For screen readers. */
  label: string;
  options: readonly { id: T; name: ReactNode }[];
  value: T;
  onChange: (value: T) => void;
  /** Fills its container. */
  isWide?: boolean;
  /** For many or long options on a phone: they wrap, or are narrower. */
  onPhones?: "wrap" | "narrow";
}

/** A choice of one of a few short options, all of which are visible: a segmented control. */
export function Segments<T extends string | number>(props: SegmentsProps<T>) {
  const { label, options, value, onChange, isWide, onPhones } = props;
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      fullWidth={isWide}
      selectedKeys={[String(value)]}
      onSelectionChange={(keys) => {
        const next = options.find(({ id }) => keys.has(String(id)));
        if (next) onChange(next.id);
      }}
      className={onPhones === "wrap" ? "flex-wrap" : undefined}
    >
      {options.map(({ id, name }) => (
        <ToggleButton
          key={id}
          id={String(id)}
          size="sm"
          className={onPhones === "narrow" ? "tap-target max-sm:px-1.5" : "tap-target"}
        >
          {name}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
