"use client";

import { Button } from "@heroui/react/button";
import { CalendarPlus } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { MAX_DURATION_DAYS } from "@/lib/tracking/videos/choice-rules";
import type { VideoOverview } from "@/lib/tracking/videos/dashboard-schemas";

const ExtendDialog = dynamic(() => import("./extend-dialog").then((module) => module.ExtendDialog), { ssr: false });

/** Nothing if the video has the maximum duration; "Time left" says so. */
export function ExtendVideo({ video }: { video: VideoOverview }) {
  const [isOpen, setOpen] = useState(false);
  const [wasOpen, setWasOpen] = useState(false);
  if (video.duration_days >= MAX_DURATION_DAYS) return null;
  return (
    <>
      <Button
        variant="outline"
        onPress={() => {
          setWasOpen(true);
          setOpen(true);
        }}
      >
        <CalendarPlus aria-hidden />
        Extend
      </Button>
      {wasOpen && <ExtendDialog video={video} isOpen={isOpen} onClose={() => setOpen(false)} />}
    </>
  );
}
