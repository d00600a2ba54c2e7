"use client";

import dynamic from "next/dynamic";

/** Loaded on demand, in the browser only: the map and its outlines weigh more than the page. */
export const LazyWorldMap = dynamic(() => import("./world-map").then((module) => module.WorldMap), {
  ssr: false,
  loading: () => <div aria-hidden className="aspect-[2/1] w-full rounded-md bg-surface-secondary" />,
});
