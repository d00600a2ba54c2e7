"use client";

import { Button } from "@heroui/react/button";
import { CalendarPlus } from "lucide-react";
import { useState } from "react";
import { lazyOnTouch } from "@/components/ui/lazy-on-touch";
import { MAX_DURATION_DAYS } from "@/lib/tracking/videos/choice-rules";
import type { VideoOverview } from "@/lib/tracking/videos/dashboard-schemas";

const ExtendDialog = lazyOnTouch(() => import("./extend-dialog").then((module) => module.ExtendDialog));

/** Nothing if the video has the maximum duration; "Time left" says so. */
export function ExtendVideo({ video }: { video: VideoOverview }) {
  const [isOpen, setOpen] = useState(false);
  if (video.duration_days >= MAX_DURATION_DAYS) return null;
  return (
    <>
      <Button variant="outline" onPress={() => setOpen(true)} {...ExtendDialog.touch}>
        <CalendarPlus aria-hidden />
        Extend
      </Button>
      <ExtendDialog video={video} isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  );
}
