"use client";

import { useReaderTime } from "@/components/ui/time-zone";
import { daysFor, formatDate } from "@/lib/core/format";

/** A day (YYYY-MM-DD), which is the same in every time zone. */
export function Day({ value }: { value: string }) {
  const reader = useReaderTime();
  return <time dateTime={value}>{formatDate(value, daysFor(reader))}</time>;
}
