"use client";

import { Button } from "@heroui/react/button";
import { Plus } from "lucide-react";
import { useQueryState } from "nuqs";
import { lazyOnTouch } from "@/components/ui/lazy-on-touch";
import { trackParam } from "./search-params";

const TrackDialog = lazyOnTouch(() => import("./track-dialog").then((module) => module.TrackDialog));

/** The button and its dialog. The URL stores that it is open, so it can be linked. */
export function TrackVideo() {
  const [track, setTrack] = useQueryState("track", trackParam);
  return (
    <>
      <Button onPress={() => setTrack("1")} {...TrackDialog.touch}>
        <Plus aria-hidden />
        Track video
      </Button>
      <TrackDialog isOpen={track !== null} onClose={() => setTrack(null)} initialLink="" opensVideo={false} />
    </>
  );
}
