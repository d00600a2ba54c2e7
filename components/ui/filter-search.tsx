"use client";

import { SearchField } from "@heroui/react/search-field";

interface FilterSearchProps {
  /** For screen readers: typing hides the placeholder. */
  label: string;
  placeholder: string;
  value: string;
  onChange: (value: string) => void;
  maxLength?: number;
  /** Its width in a row of filters. */
  className?: string;
}

/** The first search field in a row of filters; on its own line on a small screen, unless there are several. */
export function FilterSearch({
  label,
  placeholder,
  value,
  onChange,
  maxLength = 200,
  className = "basis-full lg:basis-56",
}: FilterSearchProps) {
  return (
    <SearchField aria-label={label} value={value} onChange={onChange} className={`min-w-0 flex-1 ${className}`}>
      <SearchField.Group className="min-h-11 md:min-h-9">
        <SearchField.SearchIcon />
        <SearchField.Input placeholder={placeholder} maxLength={maxLength} className="min-w-0" />
        <SearchField.ClearButton aria-label="Clear the search" />
      </SearchField.Group>
    </SearchField>
  );
}
