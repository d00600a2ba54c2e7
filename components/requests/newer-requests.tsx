"use client";

import { Button } from "@heroui/react/button";
import { ArrowUp } from "lucide-react";
import { useReaderTime } from "@/components/ui/time-zone";
import { formatInteger } from "@/lib/core/format";
import { REQUESTS_PER_PAGE } from "@/lib/developers/requests/rules";
import { formatMoment } from "./words";

interface NewerRequestsProps {
  count: number;
  /** Time of the check, in milliseconds. */
  fetchedAt: number;
  onShow: () => void;
}

/** Fixed height with or without new requests, so that the list below doesn't move. */
export function NewerRequests({ count, fetchedAt, onShow }: NewerRequestsProps) {
  const zone = useReaderTime();
  const many = count >= REQUESTS_PER_PAGE ? `${formatInteger(count)}+` : formatInteger(count);
  return (
    <div className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 gap-y-1">
      <p className="text-muted text-xs">
        Newest first. Checked {formatMoment(new Date(fetchedAt).toISOString(), zone)}, refreshes every 5 seconds.
      </p>
      <span aria-live="polite">
        {count > 0 && (
          <Button size="sm" variant="outline" onPress={onShow}>
            <ArrowUp aria-hidden />
            Show {many} new
          </Button>
        )}
      </span>
    </div>
  );
}
