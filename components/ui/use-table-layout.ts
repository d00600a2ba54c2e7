"use client";

import { useState } from "react";
import { keepCookie } from "./keep-cookie";
import { layoutCookie, type TableLayout } from "./table-layout";

/** A table's columns and row height, kept in this browser. `initial`: as read by the server from the same cookie. */
export function useTableLayout<Column extends string>(cookie: string, initial: TableLayout<Column>) {
  const [layout, setLayout] = useState(initial);
  const change = (next: TableLayout<Column>) => {
    setLayout(next);
    keepCookie(cookie, layoutCookie(next));
  };
  return [layout, change] as const;
}
