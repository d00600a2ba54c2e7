"use client";

import { Label } from "@heroui/react/label";
import { ProgressBar } from "@heroui/react/progress-bar";
import { formatInteger } from "@/lib/core/format";
import type { ImportDetail } from "@/lib/tracking/imports/schemas";
import { progressOf } from "./words";

export function ImportProgress({ detail }: { detail: ImportDetail }) {
  const progress = progressOf(detail);
  if (!progress) return null;
  const words = `${formatInteger(progress.done)} of ${formatInteger(progress.of)}`;
  return (
    <ProgressBar value={progress.done} minValue={0} maxValue={Math.max(progress.of, 1)} valueLabel={words}>
      <Label>{progress.label}</Label>
      <ProgressBar.Output>{words}</ProgressBar.Output>
      <ProgressBar.Track>
        <ProgressBar.Fill />
      </ProgressBar.Track>
    </ProgressBar>
  );
}
