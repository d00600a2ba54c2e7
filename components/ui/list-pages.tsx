"use client";

import { Button } from "@heroui/react/button";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { formatInteger } from "@/lib/core/format";

interface ListPagesProps {
  /** What is paged, for screen readers. */
  label: string;
  page: number;
  perPage: number;
  total: number;
  onPage: (page: number) => void;
}

export function ListPages({ label, page, perPage, total, onPage }: ListPagesProps) {
  const pages = Math.max(Math.ceil(total / perPage), 1);
  const first = Math.min((page - 1) * perPage + 1, total);
  const last = Math.min(page * perPage, total);
  return (
    <nav aria-label={label} className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2 text-sm">
      <p className="text-muted tabular-nums">
        {formatInteger(first)}–{formatInteger(last)} of {formatInteger(total)}
      </p>
      {pages > 1 && (
        <div className="flex items-center gap-2">
          <Button
            isIconOnly
            variant="tertiary"
            aria-label="Previous page"
            isDisabled={page <= 1}
            onPress={() => onPage(page - 1)}
            className="size-11 shrink-0 md:size-9"
          >
            <ChevronLeft aria-hidden />
          </Button>
          <span className="tabular-nums">
            Page {formatInteger(page)} of {formatInteger(pages)}
          </span>
          <Button
            isIconOnly
            variant="tertiary"
            aria-label="Next page"
            isDisabled={page >= pages}
            onPress={() => onPage(page + 1)}
            className="size-11 shrink-0 md:size-9"
          >
            <ChevronRight aria-hidden />
          </Button>
        </div>
      )}
    </nav>
  );
}
