"use client";

import { useSyncExternalStore } from "react";
import { sessionEnd } from "@/components/session-end";

/** A notice over the page and dialogs, shown once any response says that the session has ended. */
export function SessionEnded() {
  const hasEnded = useSyncExternalStore(sessionEnd.subscribe, sessionEnd.get, sessionEnd.getOnServer);
  return (
    // In the top layer and above HeroUI's overlays (z-index 100,000): an open dialog makes everything else inert, and
    // this link must work over it.
    <div role="alert" data-react-aria-top-layer="true" className="empty:hidden print:hidden">
      {hasEnded && (
        <div className="fixed inset-x-4 bottom-4 z-[100002] mx-auto flex max-w-md flex-wrap items-center justify-between gap-3 rounded-md border border-rule bg-background p-4 shadow-lg">
          <p className="font-medium">Your session has ended</p>
          <a
            href="/sign-in"
            // The page may have changed since the notice was rendered.
            onClick={(event) => {
              const { pathname, search } = window.location;
              event.currentTarget.href = `/sign-in?from=${encodeURIComponent(pathname + search)}`;
            }}
            className="tap-target font-medium text-link underline underline-offset-2"
          >
            Sign in
          </a>
        </div>
      )}
    </div>
  );
}
