"use client";

import { ChevronRight } from "lucide-react";
import { type ReactNode, useState } from "react";
import { ListPages } from "@/components/ui/list-pages";

interface PointsDisclosureProps {
  summary: string;
  /** A function, because up to a thousand rows are rendered only on opening. */
  children: () => ReactNode;
}

/** Renders a collapsed table of a chart's points. */
export function PointsDisclosure({ summary, children }: PointsDisclosureProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="text-sm" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="tap-target inline-flex cursor-pointer select-none items-center gap-1 rounded-sm text-muted hover:text-foreground">
        <ChevronRight aria-hidden size={16} className="in-open:rotate-90" />
        {summary}
      </summary>
      {isOpen && <div className="pt-2">{children()}</div>}
    </details>
  );
}

interface PointPagesProps {
  /** The pagination's name for screen readers. */
  label: string;
  perPage: number;
  total: number;
  /** Renders one page of the table, counted from 1. */
  children: (page: number) => ReactNode;
}

/** Renders a collapsed, paginated table of a chart's points. */
export function PagedPointsDisclosure({ summary, ...pages }: PointPagesProps & { summary: string }) {
  return <PointsDisclosure summary={summary}>{() => <PointPages {...pages} />}</PointsDisclosure>;
}

/** Holds the page number, so that the table always opens at the first page. */
function PointPages({ label, perPage, total, children }: PointPagesProps) {
  const [page, setPage] = useState(1);
  return (
    <div className="flex flex-col gap-3">
      {children(page)}
      <ListPages label={label} page={page} perPage={perPage} total={total} onPage={setPage} />
    </div>
  );
}
