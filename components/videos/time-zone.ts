"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};

/** The reader's time zone; UTC on the server and during hydration, which do not know it. */
export function useTimeZone(): string {
  return useSyncExternalStore(
    never,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => "UTC",
  );
}
