"use client";

import { useOffline } from "next/offline";
import { useEffect, useSyncExternalStore } from "react";
import { opensOtherPage } from "./other-page";

function subscribe(onChange: () => void) {
  window.addEventListener("online", onChange);
  window.addEventListener("offline", onChange);
  return () => {
    window.removeEventListener("online", onChange);
    window.removeEventListener("offline", onChange);
  };
}

/**
 * Shows that the browser is offline, over dialogs too, and keeps the page open: links to other pages do nothing, and
 * the router holds any other navigation until the server responds (`experimental.useOffline`).
 */
export function OfflineNotice() {
  const isOnline = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
  const isUnreachable = useOffline();
  useEffect(() => {
    if (isOnline) return;
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      if (!link || !opensOtherPage(link, event, window.location)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    // The capture phase runs before the router's own handler.
    document.addEventListener("click", onClick, true);
    return () => document.removeEventListener("click", onClick, true);
  }, [isOnline]);
  return (
    <div role="status" data-react-aria-top-layer="true" className="pointer-events-none print:hidden">
      {(!isOnline || isUnreachable) && (
        <p className="fixed inset-x-4 bottom-4 z-[100001] mx-auto w-fit max-w-md rounded-md border border-rule bg-background px-4 py-3 text-sm shadow-lg">
          {isOnline
            ? "Can't reach the server. The page opens when the server responds."
            : "You're offline. Changes can't be saved and pages can't be opened until you're back online."}
        </p>
      )}
    </div>
  );
}
