"use client";

import { useTheme } from "next-themes";
import { useSyncExternalStore } from "react";
import { Toaster } from "sonner";

const PHONE = "(max-width: 600px)";

function onWidth(listener: () => void): () => void {
  const query = window.matchMedia(PHONE);
  query.addEventListener("change", listener);
  return () => query.removeEventListener("change", listener);
}

/** Where short notices appear; `import { toast } from "sonner"` sends them. */
export function Toasts() {
  const { resolvedTheme } = useTheme();
  const isPhone = useSyncExternalStore(
    onWidth,
    () => window.matchMedia(PHONE).matches,
    () => false,
  );
  return (
    <Toaster
      // Told, because it would ask for the computed style otherwise, and the browser lay the page out once more for it.
      dir="ltr"
      theme={resolvedTheme === "dark" ? "dark" : "light"}
      // At a phone's bottom stands what a selection can be used for, and a notice would lie on it; below the top bar.
      position={isPhone ? "top-center" : "bottom-right"}
      mobileOffset={{ top: 64 }}
      toastOptions={{ style: { fontFamily: "inherit", borderRadius: "var(--radius)" } }}
    />
  );
}
