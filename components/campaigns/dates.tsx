import { Time } from "@/components/ui/time";
import type { Campaign } from "@/lib/insight/campaigns/schemas";

type Dates = Pick<Campaign, "starts_at" | "ends_at">;

/** Start and end of a campaign. */
export function Dates({ campaign: { starts_at, ends_at } }: { campaign: Dates }) {
  if (starts_at && ends_at)
    return (
      <>
        <Time value={starts_at} form="date" /> – <Time value={ends_at} form="date" />
      </>
    );
  if (starts_at)
    return (
      <>
        From <Time value={starts_at} form="date" />
      </>
    );
  if (ends_at)
    return (
      <>
        Until <Time value={ends_at} form="date" />
      </>
    );
  return <>No dates</>;
}
