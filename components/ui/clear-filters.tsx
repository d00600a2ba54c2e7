/** At the end of a row of filter chips that has a filter set. */
export function ClearFilters({ onClear }: { onClear: () => void }) {
  return (
    <button
      type="button"
      className="tap-target h-8 shrink-0 cursor-pointer rounded-md px-2 text-muted text-sm hover:text-foreground print:hidden"
      onClick={onClear}
    >
      Clear filters
    </button>
  );
}
