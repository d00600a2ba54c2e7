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

/** Container of short notices; `import { toast } from "sonner"` sends them. */
export function Toasts() {
  const { resolvedTheme } = useTheme();
  const isPhone = useSyncExternalStore(
    onWidth,
    () => window.matchMedia(PHONE).matches,
    () => false,
  );
  return (
    <Toaster
      // Set explicitly; otherwise sonner reads the computed style, which forces another layout of the page.
      dir="ltr"
      theme={resolvedTheme === "dark" ? "dark" : "light"}
      // On phones, the selection bar is at the bottom and a notice would cover it; so notices are below the top bar.
      position={isPhone ? "top-center" : "bottom-right"}
      mobileOffset={{ top: 64 }}
      toastOptions={{ style: { fontFamily: "inherit", borderRadius: "var(--radius)" } }}
    />
  );
}
