"use client";

import type { RequestRow } from "@/lib/developers/requests/schemas";
import { REQUEST_HEADINGS, RequestItem, ROW_COLUMNS } from "./request-item";

interface RequestListProps {
  requests: readonly RequestRow[];
  /** Request ID of the open row. */
  open: string | null;
  onOpen: (requestId: string | null) => void;
}

export function RequestList({ requests, open, onOpen }: RequestListProps) {
  return (
    <div>
      <div
        aria-hidden
        className={`hidden gap-x-3 border-rule border-b py-2 font-medium text-muted text-xs md:grid ${ROW_COLUMNS}`}
      >
        {REQUEST_HEADINGS.map((heading) => (
          <span key={heading} className="last:text-right">
            {heading}
          </span>
        ))}
      </div>
      <ul aria-label="Requests, newest first">
        {requests.map((request) => (
          <RequestItem
            key={request.request_id}
            request={request}
            isOpen={request.request_id === open}
            onToggle={() => onOpen(request.request_id === open ? null : request.request_id)}
          />
        ))}
      </ul>
    </div>
  );
}
