"use client";

import { emptyBox, lazyWhenVisible } from "@/components/ui/lazy-when-visible";

export const ExportSection = lazyWhenVisible(
  () => import("./export-section").then((module) => module.ExportSection),
  emptyBox("h-9"),
  { orWhenIdle: true },
);
