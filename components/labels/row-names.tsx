import { Flag } from "lucide-react";
import type { NameRef } from "@/lib/tracking/labels/schemas";

interface RowNamesProps {
  labels: readonly NameRef[];
  campaign: NameRef | null;
}

/** Fits on a chip; longer names are truncated and shown in full with the hidden ones. */
const SHORT = 16;
const CHIP =
  "inline-flex min-w-0 max-w-28 items-center gap-1 rounded-sm border border-border px-1 text-muted leading-4";

/**
 * A row's campaign and labels on one line. Hidden ones show on hover, on a tap, on keyboard focus of the row
 * (`group/row`), and to screen readers.
 */
export function RowNames({ labels, campaign }: RowNamesProps) {
  if (labels.length === 0 && !campaign) return null;
  const shown = labels.slice(0, campaign ? 1 : 2);
  const hidden = labels.length - shown.length;
  const isCut = hidden > 0 || [...shown, ...(campaign ? [campaign] : [])].some(({ name }) => name.length > SHORT);
  const names = labels.map(({ name }) => name).join(", ");
  const words = [campaign && `Campaign: ${campaign.name}.`, names && `Labels: ${names}.`].filter(Boolean).join(" ");
  return (
    <div className={`group/names relative w-fit min-w-0 max-w-full text-xs ${isCut ? "z-10" : ""}`}>
      <span className="sr-only">{words}</span>
      <span aria-hidden className="flex min-w-0 items-center gap-1">
        {campaign && (
          <span className={`${CHIP} bg-surface-secondary`}>
            <Flag aria-hidden size={11} className="shrink-0" />
            <bdi className="truncate">{campaign.name}</bdi>
          </span>
        )}
        {shown.map(({ id, name }) => (
          <span key={id} className={CHIP}>
            <bdi className="truncate">{name}</bdi>
          </span>
        ))}
        {hidden > 0 && <span className="shrink-0 text-muted tabular-nums">+{hidden}</span>}
      </span>
      {isCut && (
        <span
          aria-hidden
          className="pointer-events-none absolute top-full left-0 z-20 mt-0.5 hidden w-max max-w-[min(20rem,70vw)] flex-col gap-0.5 break-words rounded border border-border bg-overlay px-2 py-1 text-overlay-foreground shadow-overlay group-hover/names:flex group-has-focus-visible/row:flex"
        >
          {campaign && <bdi>Campaign: {campaign.name}</bdi>}
          {names && <bdi>Labels: {names}</bdi>}
        </span>
      )}
    </div>
  );
}
