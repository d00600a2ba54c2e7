"use client";

import { Command } from "cmdk";
import { Check } from "lucide-react";
import { useRouter } from "next/navigation";
import { useMemo, useState } from "react";
import { matching } from "@/components/ui/matches";
import { PaletteItem } from "@/components/ui/palette-item";
import { SearchBox } from "@/components/ui/search-box";
import { browserZone, useTimeZoneChoice } from "@/components/ui/time-zone";
import { zoneOption, zoneOptions } from "@/components/ui/zones";
import { plural } from "@/lib/core/format";

const BROWSER = "browser";

/** The browser's zone, then every other with its current UTC offset; the selected one is marked. */
export function ZoneList({ onDone }: { onDone: () => void }) {
  const router = useRouter();
  const { zone, isChosen, choose } = useTimeZoneChoice();
  const [search, setSearch] = useState("");
  const [current, setCurrent] = useState(isChosen ? zone : BROWSER);
  const [opened] = useState(() => new Date());
  const zones = useMemo(() => zoneOptions(opened), [opened]);
  const own = useMemo(() => zoneOption(browserZone(), opened), [opened]);
  const found = matching(zones, search);
  const [first] = matching([{ ...own, name: "Browser’s time zone", keywords: own.keywords }], search);

  const pick = (next: string | null) => {
    choose(next);
    onDone();
    // Pages prefetched by the server use the previous zone.
    router.refresh();
  };

  return (
    <Command
      label="Time zone"
      shouldFilter={false}
      loop
      value={current}
      onValueChange={setCurrent}
      className="flex min-h-0 flex-col"
    >
      <SearchBox value={search} onChange={setSearch} placeholder="Find a city, a region or an offset" />
      <Command.List label="Time zones" className="max-h-[min(60dvh,26rem)] overflow-y-auto overscroll-contain p-2">
        {first && (
          <PaletteItem value={BROWSER} icon={<Mark isOn={!isChosen} />} note={own.offset} onSelect={() => pick(null)}>
            Browser’s time zone ({own.name})
          </PaletteItem>
        )}
        {found.map((option) => (
          <PaletteItem
            key={option.zone}
            value={option.zone}
            icon={<Mark isOn={isChosen && option.zone === zone} />}
            note={option.offset}
            onSelect={() => pick(option.zone)}
          >
            {option.name}
          </PaletteItem>
        ))}
      </Command.List>
      <p role="status" className={found.length > 0 ? "sr-only" : "border-rule border-t px-5 py-3 text-muted"}>
        {search.trim() === ""
          ? ""
          : found.length > 0
            ? plural(found.length, "time zone")
            : `No time zone matches “${search.trim()}”. Try the nearest large city.`}
      </p>
    </Command>
  );
}

function Mark({ isOn }: { isOn: boolean }) {
  if (!isOn) return null;
  return (
    <>
      <Check aria-hidden />
      <span className="sr-only">In use: </span>
    </>
  );
}
