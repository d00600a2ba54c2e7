"use client";

import { useEffect, useState } from "react";
import { useReaderTime } from "@/components/ui/time-zone";
import { formatDate, formatDateTime, formatRelative } from "@/lib/core/format";

interface TimeProps {
  /** ISO 8601. */
  value: string;
  form?: "date" | "datetime" | "relative";
}

/** A point in time in the reader's time zone. */
export function Time({ value, form = "datetime" }: TimeProps) {
  const reader = useReaderTime();
  const [now, setNow] = useState<number>();
  useEffect(() => {
    if (form !== "relative") return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, [form]);
  const exact = `${formatDateTime(value, reader)} ${reader.zone}`;
  return (
    <time dateTime={value} title={exact}>
      {form === "relative" && now !== undefined
        ? formatRelative(value, now)
        : form === "date"
          ? formatDate(value, reader)
          : formatDateTime(value, reader)}
    </time>
  );
}
