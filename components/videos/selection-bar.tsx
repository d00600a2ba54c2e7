"use client";

import { Button } from "@heroui/react/button";
import { ChartSpline, X } from "lucide-react";
import { LinkButton } from "@/components/ui/link-button";
import { formatInteger } from "@/lib/core/format";
import { isRunning } from "@/lib/tracking/videos/rules";
import { NameSelected } from "./name-selected";
import type { Selection } from "./selection";
import { StopSelected } from "./stop-selected";

interface SelectionBarProps {
  selection: Selection;
  /** IDs of the rows on this page. */
  inView: ReadonlySet<string>;
  /** Viewers can only compare. */
  canWrite: boolean;
}

const MIN_COMPARED = 2;
const MAX_COMPARED = 6;

/** Actions on the selected videos, at the bottom of the window during a selection. */
export function SelectionBar({ selection, inView, canWrite }: SelectionBarProps) {
  const { videos } = selection;
  const count = videos.length;
  const elsewhere = videos.filter(({ id }) => !inView.has(id)).length;
  const running = videos.filter(isRunning).length;
  const isComparable = count >= MIN_COMPARED && count <= MAX_COMPARED;
  const facts = [
    canWrite && (running === 0 ? "none tracking" : `${formatInteger(running)} tracking`),
    elsewhere > 0 && `${formatInteger(elsewhere)} not on this page`,
    !isComparable && `compare ${MIN_COMPARED} to ${MAX_COMPARED}`,
  ].filter(Boolean);
  return (
    <section
      aria-label="Selected videos"
      className="sticky bottom-0 z-20 mt-3 flex flex-wrap items-center gap-x-4 gap-y-2 border border-border bg-overlay px-3 py-2 text-overlay-foreground text-sm shadow-overlay"
    >
      <p role="status" className="min-w-0 flex-1 tabular-nums md:flex-none">
        <span className="font-medium">{formatInteger(count)} selected</span>
        {facts.length > 0 && <span className="text-muted"> · {facts.join(" · ")}</span>}
      </p>
      <Button isIconOnly variant="tertiary" aria-label="Clear selection" onPress={selection.clear}>
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
          </>
        )}
        {isComparable ? (
          <LinkButton variant="outline" href={`/videos/compare?videos=${videos.map(({ id }) => id).join(",")}`}>
            <ChartSpline aria-hidden />
            Compare
          </LinkButton>
        ) : (
          <Button variant="outline" isDisabled>
            <ChartSpline aria-hidden />
            Compare
          </Button>
        )}
      </div>
    </section>
  );
}
