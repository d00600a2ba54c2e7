"use client";

import { useEffect, useState } from "react";
import { formatDate, formatDateTime, formatRelative } from "@/lib/format";

interface TimeProps {
  /** ISO 8601. */
  value: string;
  form?: "date" | "datetime" | "relative";
}

/** A point in time in the reader's own zone; the server, which does not know it, writes UTC first. */
export function Time({ value, form = "datetime" }: TimeProps) {
  const [zone, setZone] = useState<string>();
  const [now, setNow] = useState<number>();
  useEffect(() => {
    setZone(Intl.DateTimeFormat().resolvedOptions().timeZone);
    if (form !== "relative") return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, [form]);
  const exact = `${formatDateTime(value, zone)} ${zone ?? "UTC"}`;
  return (
    <time dateTime={value} title={exact}>
      {form === "relative" && now !== undefined
        ? formatRelative(value, now)
        : form === "date"
          ? formatDate(value, zone)
          : formatDateTime(value, zone)}
    </time>
  );
}
