"use client";

import { type ReactNode, useEffect } from "react";
import { actFor } from "@/components/api";

const CHANNEL = "clipscope-organization";

/** Tells the browser's other tabs that another organization was chosen. */
export function announceSwitch(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage("switched");
  channel.close();
}

/**
 * The choice of an organization holds for the whole browser. Requests of a page say for which one it was drawn, and are
 * refused when that is no longer the chosen one; a tab that hears of a switch follows it.
 */
export function CurrentOrganization({ id, children }: { id: string; children: ReactNode }) {
  // While drawing: what is below asks in its first effects already. The server asks nothing.
  if (typeof window !== "undefined") actFor(id);
  useEffect(() => {
    const channel = new BroadcastChannel(CHANNEL);
    channel.onmessage = () => window.location.assign("/overview");
    return () => channel.close();
  }, []);
  return children;
}
