import type { ReactNode } from "react";

interface ChoiceTileProps {
  name: string;
  isSelected: boolean;
  onSelect: () => void;
  /** CSS color of the line below the selected tile, matching the chart. */
  color: string;
  /** The number and its description. */
  children: ReactNode;
}

/** A named number that is also a button: it selects what the chart below draws. */
export function ChoiceTile({ name, isSelected, onSelect, color, children }: ChoiceTileProps) {
  return (
    <button
      type="button"
      aria-pressed={isSelected}
      onClick={onSelect}
      className="group/row relative flex min-w-0 flex-col items-start gap-0.5 px-3 py-3 text-left hover:bg-default/60"
    >
      {isSelected && <span aria-hidden className="absolute inset-x-0 bottom-0 h-0.5" style={{ background: color }} />}
      <span className={`text-xs ${isSelected ? "font-medium text-foreground" : "text-muted"}`}>{name}</span>
      {children}
    </button>
  );
}
