"use client";

import { Button } from "@heroui/react/button";
import { useState } from "react";
import { ShareBars } from "@/components/charts/share-bars";
import { formatInteger } from "@/lib/core/format";
import { CountryName } from "./country-name";

const FIRST = 8;

/** Renders every country's share, largest first, including countries too small for the map. */
export function CountryBars({ shares }: { shares: readonly { name: string; percent: number }[] }) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? shares : shares.slice(0, FIRST);
  return (
    <div className="flex flex-col items-start gap-2">
      <ShareBars
        caption="Audience by country, in percent of the known values"
        of="Country"
        color="var(--chart-1)"
        bars={shown.map(({ name, percent }) => ({ key: name, label: <CountryName code={name} />, percent }))}
      />
      {shares.length > FIRST && (
        <Button size="sm" variant="tertiary" onPress={() => setWhole(!isWhole)} className="tap-target">
          {isWhole ? "Show fewer" : `Show all ${formatInteger(shares.length)} countries`}
        </Button>
      )}
    </div>
  );
}
