"use client";

import { ChevronRight } from "lucide-react";
import { useReaderTime } from "@/components/ui/time-zone";
import type { RequestRow } from "@/lib/developers/requests/schemas";
import { RequestDetails } from "./request-details";
import { StatusLabel } from "./status-label";
import { durationWords, formatMoment } from "./words";

/** Shared by the rows and their headings. */
export const ROW_COLUMNS = "md:grid-cols-[1rem_8.5rem_3.5rem_4rem_minmax(0,1fr)_minmax(0,9rem)_4.5rem]";

export const REQUEST_HEADINGS = ["", "Time", "Status", "Method", "Path", "Key", "Duration"];

interface RequestItemProps {
  request: RequestRow;
  isOpen: boolean;
  onToggle: () => void;
}

/** One call; its details show below it when it is open. */
export function RequestItem({ request, isOpen, onToggle }: RequestItemProps) {
  const zone = useReaderTime();
  const details = `request-${request.request_id}`;
  return (
    <li className="border-rule border-b">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={details}
        onClick={onToggle}
        className={`tap-target grid w-full cursor-pointer grid-cols-[1rem_auto_auto_minmax(0,1fr)] items-center gap-x-3 gap-y-0.5 py-2 text-left hover:bg-default/40 ${ROW_COLUMNS}`}
      >
        <ChevronRight aria-hidden size={16} className={`text-muted ${isOpen ? "rotate-90" : ""}`} />
        <time
          dateTime={request.at}
          className="whitespace-nowrap text-muted max-md:order-2 max-md:col-start-4 max-md:text-right"
        >
          {formatMoment(request.at, zone)}
        </time>
        <span className="max-md:order-1 max-md:col-start-2">
          <StatusLabel status={request.status} />
        </span>
        <span className="font-mono text-xs max-md:order-1">{request.method}</span>
        <span
          className="truncate font-mono text-xs max-md:order-3 max-md:col-span-3 max-md:col-start-2"
          title={request.path}
        >
          {request.path}
        </span>
        <span className="truncate text-muted max-md:order-4 max-md:col-span-2 max-md:col-start-2">
          <bdi>{request.key.name}</bdi>
        </span>
        <span className="whitespace-nowrap text-right text-muted tabular-nums max-md:order-5">
          {durationWords(request.duration_ms)}
        </span>
      </button>
      <div id={details}>{isOpen && <RequestDetails request={request} />}</div>
    </li>
  );
}
