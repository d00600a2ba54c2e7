import { useQuery } from "@tanstack/react-query";
import { type NameKind, namesQuery } from "@/components/labels/queries";
import { WORDS } from "@/components/labels/words";
import { FilterChip } from "@/components/ui/filter-chip";
import { WITHOUT } from "@/lib/tracking/videos/choice-rules";

interface NameChipProps {
  kind: NameKind;
  /** An ID, or "none"; null: any. */
  value: string | null;
  onChange: (value: string | null) => void;
}

/** Filters by label or campaign. Hidden while there are no names, unless a link selects one. */
export function NameChip({ kind, value, onChange }: NameChipProps) {
  const { data: names = [] } = useQuery(namesQuery(kind));
  if (names.length === 0 && value === null) return null;
  const { one, without } = WORDS[kind];
  const isKnown = value === null || value === WITHOUT || names.some(({ id }) => id === value);
  const options = [
    { id: WITHOUT, name: without },
    ...(isKnown ? [] : [{ id: value, name: `Deleted ${one}` }]),
    ...names,
  ];
  return (
    <FilterChip
      name={one.replace(/^./, (letter) => letter.toUpperCase())}
      value={value}
      options={options}
      onChange={onChange}
    />
  );
}
