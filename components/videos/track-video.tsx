"use client";

import { Button } from "@heroui/react/button";
import { Plus } from "lucide-react";
import { useQueryState } from "nuqs";
import { useState } from "react";
import { lazyOnTouch } from "@/components/ui/lazy-on-touch";
import { trackParam } from "./search-params";

const TrackDialog = lazyOnTouch(() => import("./track-dialog").then((module) => module.TrackDialog));

interface TrackVideoProps {
  label?: string;
  /** A second button that fills in the form. */
  exampleLink?: string | null;
  /** Opens the video's page once it is tracked. */
  opensVideo?: boolean;
}

/** The button and its dialog. The URL stores that it is open, so it can be linked. */
export function TrackVideo({ label = "Track video", exampleLink = null, opensVideo = false }: TrackVideoProps) {
  const [track, setTrack] = useQueryState("track", trackParam);
  const [initialLink, setInitialLink] = useState("");
  const open = (link: string) => {
    setInitialLink(link);
    setTrack("1");
  };
  return (
    <>
      <Button onPress={() => open("")} {...TrackDialog.touch}>
        <Plus aria-hidden />
        {label}
      </Button>
      {exampleLink && (
        <Button variant="tertiary" onPress={() => open(exampleLink)} {...TrackDialog.touch}>
          Try an example link
        </Button>
      )}
      <TrackDialog
        isOpen={track !== null}
        onClose={() => setTrack(null)}
        initialLink={initialLink}
        opensVideo={opensVideo}
      />
    </>
  );
}
