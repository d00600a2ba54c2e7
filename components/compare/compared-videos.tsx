"use client";

import { Button } from "@heroui/react/button";
import { X } from "lucide-react";
import Link from "next/link";
import { LineSample } from "@/components/charts/line-sample";
import { PlatformGlyph } from "@/components/ui/platform-glyph";
import { Time } from "@/components/ui/time";
import type { ComparedVideo } from "@/lib/tracking/compare/schemas";
import { letterOf, titleOf } from "./words";

interface ComparedVideosProps {
  videos: readonly ComparedVideo[];
  onRemove: (id: string) => void;
}

/** The compared videos, as the chart's legend: letter, hue and pattern of each line. */
export function ComparedVideos({ videos, onRemove }: ComparedVideosProps) {
  return (
    <ol aria-label="Videos in this comparison" className="border-rule border-t">
      {videos.map((video, index) => (
        <li key={video.id} className="flex min-h-11 items-center gap-3 border-rule border-b py-1 text-sm">
          <LineSample index={index} />
          <span className="w-4 shrink-0 font-semibold">{letterOf(index)}</span>
          <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3">
            <Link
              href={`/videos/${video.id}`}
              prefetch={false}
              className="tap-target inline-flex min-w-0 max-w-full items-center rounded-sm font-medium hover:underline"
            >
              <span dir="auto" className="line-clamp-1 break-all text-start">
                {titleOf(video)}
              </span>
            </Link>
            <span className="flex flex-wrap items-center gap-x-2 text-muted text-xs">
              <PlatformGlyph platform={video.platform} />
              {video.latest_at === null ? (
                "no snapshot yet"
              ) : (
                <span>
                  updated <Time value={video.latest_at} form="relative" />
                </span>
              )}
              {video.basis === "tracking" && (
                <span>publication date unknown: age counts from the start of tracking</span>
              )}
              {!video.is_reported && <span>doesn't report this metric</span>}
            </span>
          </div>
          <Button
            isIconOnly
            size="sm"
            variant="tertiary"
            aria-label={`Remove ${letterOf(index)}: ${titleOf(video)}`}
            onPress={() => onRemove(video.id)}
          >
            <X aria-hidden />
          </Button>
        </li>
      ))}
    </ol>
  );
}
