"use client";

import { Button } from "@heroui/react/button";
import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useQueryState } from "nuqs";
import { useState } from "react";
import { trackParam } from "./search-params";

const loadDialog = () => import("./track-dialog").then((module) => module.TrackDialog);
const TrackDialog = dynamic(loadDialog, { ssr: false });

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
  // Stays mounted once opened, so that it can fade out.
  const [wasOpened, setWasOpened] = useState(false);
  if (track !== null && !wasOpened) setWasOpened(true);
  const open = (link: string) => {
    setInitialLink(link);
    setTrack("1");
  };
  return (
    <>
      <Button onPress={() => open("")} onHoverStart={loadDialog} onFocus={loadDialog}>
        <Plus aria-hidden />
        {label}
      </Button>
      {exampleLink && (
        <Button variant="tertiary" onPress={() => open(exampleLink)}>
          Try an example link
        </Button>
      )}
      {wasOpened && (
        <TrackDialog
          isOpen={track !== null}
          onClose={() => setTrack(null)}
          initialLink={initialLink}
          opensVideo={opensVideo}
        />
      )}
    </>
  );
}
