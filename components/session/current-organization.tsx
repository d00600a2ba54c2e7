"use client";

import { type ReactNode, useEffect } from "react";
import { actFor } from "@/components/api";

const CHANNEL = "clipscope-organization";

/** Notifies the browser's other tabs of the switch. */
export function announceSwitch(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage("switched");
  channel.close();
}

/**
 * The selected organization applies to the whole browser. A page's requests carry the organization it was rendered for,
 * and are refused if another one is selected. Other tabs follow a switch.
 */
export function CurrentOrganization({ id, children }: { id: string; children: ReactNode }) {
  // During rendering, because children send requests in their first effects. The server sends none.
  if (typeof window !== "undefined") actFor(id);
  useEffect(() => {
    const channel = new BroadcastChannel(CHANNEL);
    channel.onmessage = () => window.location.assign("/overview");
    return () => channel.close();
  }, []);
  return children;
}
