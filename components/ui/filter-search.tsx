"use client";

import { Search, X } from "lucide-react";
import { type KeyboardEvent, useRef } from "react";

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

/**
 * The first search field in a row of filters; on its own line on a small screen, unless there are several. A plain field
 * with HeroUI's look: React Aria's would be a tenth of what a list loads first.
 */
export function FilterSearch({
  label,
  placeholder,
  value,
  onChange,
  maxLength = 200,
  className = "basis-full lg:basis-56",
}: FilterSearchProps) {
  const field = useRef<HTMLInputElement>(null);
  function clear() {
    onChange("");
    field.current?.focus();
  }
  function clearByEscape(event: KeyboardEvent) {
    if (event.key !== "Escape" || value === "") return;
    event.preventDefault();
    // What is around the field stays open.
    event.stopPropagation();
    onChange("");
  }
  return (
    <div data-empty={value === ""} className={`search-field min-w-0 flex-1 ${className}`}>
      <div className="search-field__group min-h-11 md:min-h-9">
        <Search aria-hidden data-slot="search-field-search-icon" className="search-field__search-icon" />
        <input
          ref={field}
          type="search"
          aria-label={label}
          placeholder={placeholder}
          maxLength={maxLength}
          autoComplete="off"
          value={value}
          onChange={({ target }) => onChange(target.value)}
          onKeyDown={clearByEscape}
          data-slot="search-field-input"
          className="search-field__input min-w-0"
        />
        <button
          type="button"
          slot="clear"
          // Escape does the same in the field.
          tabIndex={-1}
          aria-label="Clear the search"
          onClick={clear}
          data-slot="search-field-clear-button"
          className="close-button close-button--default search-field__clear-button"
        >
          <X aria-hidden data-slot="close-button-icon" />
        </button>
      </div>
    </div>
  );
}
