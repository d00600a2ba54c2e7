"use client";

import { Button } from "@heroui/react/button";
import { useAppDialogs } from "@/components/app-dialogs";
import { useTimeZoneChoice } from "@/components/ui/time-zone";

export function ZoneChoice() {
  const { open, prepare } = useAppDialogs();
  const { zone, isChosen } = useTimeZoneChoice();
  return (
    <div className="flex flex-col items-start gap-3">
      <p>
        <span className="font-medium">{zone.replaceAll("_", " ")}</span>
        <span className="text-muted">{isChosen ? ", chosen by you" : ", from your browser"}</span>
      </p>
      <Button
        variant="outline"
        onHoverStart={() => prepare("time-zone")}
        onFocus={() => prepare("time-zone")}
        onPress={() => open("time-zone")}
      >
        Change time zone
      </Button>
    </div>
  );
}
