"use client";

import { Globe } from "lucide-react";
import { useAppDialogs } from "@/components/app-dialogs";
import { useTimeZoneChoice } from "@/components/ui/time-zone";

/** Shows the time zone in use, and opens the dialog to change it. */
export function ZoneButton({ onOpen }: { onOpen?: () => void }) {
  const { open, prepare } = useAppDialogs();
  const { zone } = useTimeZoneChoice();
  return (
    <button
      type="button"
      title={`Times in ${zone}. Change time zone`}
      onPointerEnter={() => prepare("time-zone")}
      onFocus={() => prepare("time-zone")}
      onClick={() => {
        onOpen?.();
        open("time-zone");
      }}
      className="tap-target flex w-full min-w-0 cursor-pointer items-center gap-2 rounded-md px-2.5 py-1.5 text-left text-muted text-xs hover:bg-default/60 hover:text-foreground"
    >
      <Globe aria-hidden className="size-4 shrink-0" />
      <span className="truncate">Times in {zone}</span>
    </button>
  );
}
