"use client";

import { type ComponentType, useEffect, useState } from "react";
import { whenIdle } from "./when-idle";

/**
 * Container of the notices that `components/toast.ts` sends. Its script loads when the page is idle and not with the
 * first notice, because that one may report a lost connection.
 */
export function Toasts() {
  const [Toaster, setToaster] = useState<ComponentType | null>(null);
  useEffect(() => {
    let isMounted = true;
    const load = () =>
      void import("./toaster").then(
        (module) => isMounted && setToaster(() => module.default),
        // Offline: the page has no notices until it is back.
        () => isMounted && window.addEventListener("online", load, { once: true }),
      );
    const cancel = whenIdle(load);
    return () => {
      isMounted = false;
      window.removeEventListener("online", load);
      cancel();
    };
  }, []);
  return Toaster && <Toaster />;
}
