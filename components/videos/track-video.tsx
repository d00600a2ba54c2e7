"use client";

import { Button } from "@heroui/react/button";
import { Plus } from "lucide-react";
import { useQueryState } from "nuqs";
import { useState } from "react";
import { trackParam } from "./search-params";
import { TrackDialog } from "./track-dialog";

interface TrackVideoProps {
  label?: string;
  /** Offered as a second button that fills the form in. */
  exampleLink?: string | null;
  /** Leads on to the video's page once it is tracked. */
  opensVideo?: boolean;
}

/** The button and its dialog; that it is open stands in the URL, so that it can be linked to. */
export function TrackVideo({ label = "Track video", exampleLink = null, opensVideo = false }: TrackVideoProps) {
  const [track, setTrack] = useQueryState("track", trackParam);
  const [initialLink, setInitialLink] = useState("");
  const open = (link: string) => {
    setInitialLink(link);
    setTrack("1");
  };
  return (
    <>
      <Button onPress={() => open("")}>
        <Plus aria-hidden />
        {label}
      </Button>
      {exampleLink && (
        <Button variant="tertiary" onPress={() => open(exampleLink)}>
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
