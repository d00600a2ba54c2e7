import { ShareBars } from "@/components/charts/share-bars";
import { GENDER_NAMES } from "./words";

interface AudienceSharesProps {
  /** "Gender" or "Age". */
  of: string;
  shares: readonly { name: string; percent: number }[];
}

/** Renders genders or ages as bars. */
export function AudienceShares({ of, shares }: AudienceSharesProps) {
  return (
    <ShareBars
      caption={`Audience by ${of.toLowerCase()}, in percent of the known values`}
      of={of}
      color={of === "Gender" ? "var(--chart-4)" : "var(--chart-2)"}
      bars={shares.map(({ name, percent }) => ({
        key: name,
        label: GENDER_NAMES[name] ?? `${name} years`,
        percent,
      }))}
    />
  );
}
