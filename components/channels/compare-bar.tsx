"use client";

import { Button } from "@heroui/react/button";
import { Columns3, X } from "lucide-react";
import { useState } from "react";
import { LinkButton } from "@/components/ui/link-button";
import type { Selection } from "@/components/ui/selection";
import { MAX_COMPARED, MIN_COMPARED } from "@/lib/channels/channels/choice-rules";
import { formatInteger } from "@/lib/core/format";
import type { TableChannel } from "./channel-columns";

/**
 * Compares the selected channels, at the bottom of the window. Without a selection it is hidden and inert, and keeps its
 * last words while it fades out.
 */
export function CompareBar({ selection }: { selection: Selection<TableChannel> }) {
  const isShown = selection.rows.length > 0;
  const [rows, setRows] = useState(selection.rows);
  if (isShown && rows !== selection.rows) setRows(selection.rows);
  const isComparable = rows.length >= MIN_COMPARED && rows.length <= MAX_COMPARED;
  const label = (
    <>
      <Columns3 aria-hidden />
      Compare audiences
    </>
  );
  return (
    <section
      aria-label="Selected channels"
      inert={!isShown}
      className={`sticky bottom-2 z-20 flex min-h-11 items-center gap-x-3 rounded-xl border border-border bg-overlay py-1 pr-1.5 pl-4 text-overlay-foreground text-sm shadow-overlay transition-[opacity,visibility] duration-100 ${isShown ? "" : "invisible opacity-0"}`}
    >
      <p role="status" className="min-w-0 flex-1 tabular-nums md:flex-none">
        <span className="font-medium">{formatInteger(rows.length)} selected</span>
        {!isComparable && (
          <span className="text-muted">
            {" "}
            · compare {MIN_COMPARED} to {MAX_COMPARED}
          </span>
        )}
      </p>
      <Button isIconOnly size="sm" variant="ghost" aria-label="Clear selection" onPress={selection.clear}>
        <X aria-hidden />
      </Button>
      <div className="md:ml-auto">
        {isComparable ? (
          <LinkButton
            size="sm"
            variant="outline"
            href={`/channels/compare?channels=${rows.map(({ id }) => id).join(",")}`}
          >
            {label}
          </LinkButton>
        ) : (
          <Button size="sm" variant="outline" isDisabled>
            {label}
          </Button>
        )}
      </div>
    </section>
  );
}
