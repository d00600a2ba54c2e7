"use client";

import { Button } from "@heroui/react/button";
import { useState, useSyncExternalStore } from "react";
import { sessionEnd } from "@/components/session-end";
import { lazyOnTouch } from "@/components/ui/lazy-on-touch";

const SignInAgain = lazyOnTouch(() => import("./sign-in-again").then((module) => module.SignInAgain));

/** A notice over the page and dialogs, shown from the first response that says that the session has ended. */
export function SessionEnded({ email }: { email: string }) {
  const hasEnded = useSyncExternalStore(sessionEnd.subscribe, sessionEnd.get, sessionEnd.getOnServer);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      {/* In the top layer and above HeroUI's overlays (z-index 100,000): an open dialog makes everything else inert, and
          this button must work over it. */}
      <div role="alert" data-react-aria-top-layer="true" className="empty:hidden print:hidden">
        {hasEnded && !isOpen && (
          <div className="fixed inset-x-4 bottom-4 z-[100002] mx-auto flex max-w-md items-center justify-between gap-3 rounded-xl border border-rule bg-background p-4 shadow-lg">
            <div className="min-w-0">
              <p className="font-medium">Your session has ended</p>
              <p className="text-muted text-sm">Sign in to continue. What you typed stays here.</p>
            </div>
            <Button size="sm" className="tap-target" onPress={() => setOpen(true)} {...SignInAgain.touch}>
              Sign in
            </Button>
          </div>
        )}
      </div>
      {isOpen && <SignInAgain email={email} onClose={() => setOpen(false)} />}
    </>
  );
}
