"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { usageQuery } from "@/components/queries";
import { availableUsd } from "@/lib/billing/rules";
import { formatHours, formatUsd } from "@/lib/core/format";

/** One day: enough to request a top-up before trackings pause. */
const SHORT_HOURS = 24;

/** Available balance and runway, on every page, refreshed by the query itself. */
export function Balance({ isCompact = false }: { isCompact?: boolean }) {
  const { data, isError } = useQuery(usageQuery);
  if (!data && !isError) return <div aria-hidden style={{ height: isCompact ? 32 : 56 }} />;
  const isShort = data !== undefined && data.runway_hours !== null && data.runway_hours < SHORT_HOURS;
  return (
    <Link
      href="/billing"
      className={`tap-target flex flex-col justify-center rounded-md hover:bg-default/60 ${isCompact ? "px-2 py-1 text-right" : "px-2.5 py-1.5"}`}
    >
      {!isCompact && <span className="block text-muted text-xs">Available balance</span>}
      {isCompact && <span className="sr-only">Available balance </span>}
      <span className={`block font-semibold tabular-nums ${isCompact ? "text-sm leading-tight" : "text-base"}`}>
        {data ? formatUsd(availableUsd(data), 2) : "unknown"}
      </span>
      <span className={`block text-xs tabular-nums leading-tight ${isShort ? "text-warning" : "text-muted"}`}>
        {isError ? "out of date" : runwayWords(data?.runway_hours ?? null, isShort)}
      </span>
    </Link>
  );
}

function runwayWords(hours: number | null, isShort: boolean): string {
  if (hours === null) return "no tracked videos";
  return `${isShort ? "Low runway" : "Runway"}: ${formatHours(hours)}`;
}
