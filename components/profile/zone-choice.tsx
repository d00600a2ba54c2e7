"use client";

import { Button } from "@heroui/react/button";
import { useShellDialogs } from "@/components/shell/dialogs";
import { useTimeZoneChoice } from "@/components/ui/time-zone";

export function ZoneChoice() {
  const { open, prepare } = useShellDialogs();
  const { zone, isChosen } = useTimeZoneChoice();
  return (
    <div className="flex flex-col items-start gap-3">
      <p>
        <span className="font-medium">{zone.replaceAll("_", " ")}</span>
        <span className="text-muted">{isChosen ? ", as you chose" : ", as the browser says"}</span>
      </p>
      <Button
        variant="outline"
        onHoverStart={() => prepare("time-zone")}
        onFocus={() => prepare("time-zone")}
        onPress={() => open("time-zone")}
      >
        Choose another
      </Button>
    </div>
  );
}
