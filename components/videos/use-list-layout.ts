"use client";

import { useState } from "react";
import { LAYOUT_COOKIE, type ListLayout, layoutCookie } from "./list-layout";

/** The table's columns and row height, kept in this browser. `initial`: as read by the server. */
export function useListLayout(initial: ListLayout) {
  const [layout, setLayout] = useState(initial);
  const change = (next: ListLayout) => {
    setLayout(next);
    Object.assign(document, {
      cookie: `${LAYOUT_COOKIE}=${layoutCookie(next)}; path=/; max-age=31536000; samesite=lax`,
    });
  };
  return [layout, change] as const;
}
