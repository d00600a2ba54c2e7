"use client";

import { emptyBox, lazyWhenVisible } from "@/components/ui/lazy-when-visible";

export const LazyChanges = lazyWhenVisible(
  () => import("./changes").then((module) => module.ChangesSection),
  emptyBox("min-h-96 rounded-xl"),
);

export const LazyPublishing = lazyWhenVisible(
  () => import("./publishing").then((module) => module.PublishingSection),
  emptyBox("min-h-72 rounded-xl"),
);

export const LazyFirstDay = lazyWhenVisible(
  () => import("./first-day").then((module) => module.FirstDay),
  emptyBox("min-h-96 rounded-xl"),
);
