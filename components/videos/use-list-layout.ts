"use client";

import { useState } from "react";
import { keepCookie } from "@/components/ui/keep-cookie";
import { LAYOUT_COOKIE, type ListLayout, layoutCookie } from "./list-layout";

/** The table's columns and row height, kept in this browser. `initial`: as read by the server. */
export function useListLayout(initial: ListLayout) {
  const [layout, setLayout] = useState(initial);
  const change = (next: ListLayout) => {
    setLayout(next);
    keepCookie(LAYOUT_COOKIE, layoutCookie(next));
  };
  return [layout, change] as const;
}
