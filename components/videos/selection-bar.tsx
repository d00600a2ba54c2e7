"use client";

import { Button } from "@heroui/react/button";
import { ChartSpline, X } from "lucide-react";
import { useState } from "react";
import { ShareButton } from "@/components/sharing/share-button";
import { LinkButton } from "@/components/ui/link-button";
import type { Selection } from "@/components/ui/selection";
import { formatInteger, plural } from "@/lib/core/format";
import { MAX_SELECTED } from "@/lib/insight/reports/report-rules";
import type { VideoRow } from "@/lib/tracking/videos/dashboard-schemas";
import { isRunning } from "@/lib/tracking/videos/rules";
import { NameSelected } from "./name-selected";
import { StopSelected } from "./stop-selected";

interface SelectionBarProps {
  selection: Selection<VideoRow>;
  /** On this page. */
  rows: readonly VideoRow[];
  /** Viewers can only compare. */
  canWrite: boolean;
}

const MIN_COMPARED = 2;
const MAX_COMPARED = 6;

/**
 * Actions on the selected videos, at the bottom of the window. Without a selection it is hidden and inert, and keeps its
 * last words while it fades out.
 */
export function SelectionBar({ selection, rows, canWrite }: SelectionBarProps) {
  const isShown = selection.rows.length > 0;
  const [videos, setVideos] = useState(selection.rows);
  if (isShown && videos !== selection.rows) setVideos(selection.rows);
  const count = videos.length;
  const inView = new Set(rows.map(({ id }) => id));
  const elsewhere = videos.filter(({ id }) => !inView.has(id)).length;
  const running = videos.filter(isRunning).length;
  const isComparable = count >= MIN_COMPARED && count <= MAX_COMPARED;
  const facts = [
    canWrite && (running === 0 ? "none tracking" : `${formatInteger(running)} tracking`),
    elsewhere > 0 && `${formatInteger(elsewhere)} not on this page`,
    canWrite && count > MAX_SELECTED && `share up to ${MAX_SELECTED}`,
    !isComparable && `compare ${MIN_COMPARED} to ${MAX_COMPARED}`,
  ].filter(Boolean);
  return (
    <section
      aria-label="Selected videos"
      inert={!isShown}
      className={`sticky bottom-2 z-20 flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 rounded-xl border border-border bg-overlay py-1 pr-1.5 pl-4 text-overlay-foreground text-sm shadow-overlay transition-[opacity,visibility] duration-100 ${isShown ? "" : "invisible opacity-0"}`}
    >
      <p role="status" className="min-w-0 flex-1 tabular-nums md:flex-none">
        <span className="font-medium">{formatInteger(count)} selected</span>
        {facts.length > 0 && <span className="text-muted"> · {facts.join(" · ")}</span>}
      </p>
      <Button isIconOnly size="sm" variant="ghost" aria-label="Clear selection" onPress={selection.clear}>
        <X aria-hidden />
      </Button>
      <div
        // On phones, labels without icons, side by side.
        className="flex w-full gap-1.5 max-md:[&>*]:min-w-0 max-md:[&>*]:grow max-md:[&>*]:px-1 max-md:[&_svg]:hidden md:ml-auto md:w-auto"
      >
        {canWrite && (
          <>
            <NameSelected selection={selection} />
            <StopSelected selection={selection} />
            <ShareButton
              size="sm"
              isDisabled={count > MAX_SELECTED}
              shared={{ of: "selection", ids: videos.map(({ id }) => id), title: plural(count, "video") }}
            />
          </>
        )}
        {isComparable ? (
          <LinkButton
            size="sm"
            variant="outline"
            href={`/videos/compare?videos=${videos.map(({ id }) => id).join(",")}`}
          >
            <ChartSpline aria-hidden />
            Compare
          </LinkButton>
        ) : (
          <Button size="sm" variant="outline" isDisabled>
            <ChartSpline aria-hidden />
            Compare
          </Button>
        )}
      </div>
    </section>
  );
}
