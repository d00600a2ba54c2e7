import { Command } from "cmdk";
import { Search } from "lucide-react";
import { useRef } from "react";
import { useKeptSelection } from "./use-kept-selection";

interface SearchBoxProps {
  value: string;
  onChange: (value: string) => void;
  placeholder: string;
}

/** The field above a list; 16 px on phones, because browsers zoom in on smaller ones. */
export function SearchBox({ value, onChange, placeholder }: SearchBoxProps) {
  const field = useRef<HTMLInputElement>(null);
  useKeptSelection(field);
  return (
    <div className="flex items-center gap-3 border-rule border-b px-4 has-focus-visible:border-accent">
      <Search aria-hidden className="size-4 shrink-0 text-muted" />
      <Command.Input
        ref={field}
        value={value}
        onValueChange={onChange}
        placeholder={placeholder}
        maxLength={200}
        autoFocus
        className="h-13 min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-muted md:text-sm"
      />
    </div>
  );
}
