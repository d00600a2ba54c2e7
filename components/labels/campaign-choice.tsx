import { Radio } from "@heroui/react/radio";
import { RadioGroup } from "@heroui/react/radio-group";
import type { Named, NameRef } from "@/lib/tracking/labels/schemas";

/** The value that stands for no campaign; a public ID is longer. */
export const NO_CAMPAIGN = "none";

interface CampaignChoiceProps {
  campaigns: readonly Named[];
  /** A campaign's ID or `NO_CAMPAIGN`; null while nothing is selected. */
  value: string | null;
  onChange: (campaign: NameRef | null) => void;
  /** Limits the height of the list. */
  className: string;
}

/** One of the campaigns, or none. */
export function CampaignChoice({ campaigns, value, onChange, className }: CampaignChoiceProps) {
  return (
    <RadioGroup
      aria-label="Campaign"
      value={value}
      onChange={(id) => onChange(campaigns.find((campaign) => campaign.id === id) ?? null)}
      className={`flex flex-col gap-0 overflow-y-auto ${className}`}
    >
      {[{ id: NO_CAMPAIGN, name: "No campaign" }, ...campaigns].map(({ id, name }) => (
        <Radio key={id} value={id}>
          <Radio.Content className="tap-target min-h-9 items-center gap-3">
            <Radio.Control>
              <Radio.Indicator />
            </Radio.Control>
            <bdi className={`min-w-0 break-words ${id === NO_CAMPAIGN ? "text-muted" : ""}`}>{name}</bdi>
          </Radio.Content>
        </Radio>
      ))}
    </RadioGroup>
  );
}
