"use client";

import { useTheme } from "next-themes";
import { Toaster } from "sonner";

/** Where short notices appear; `import { toast } from "sonner"` sends them. */
export function Toasts() {
  const { resolvedTheme } = useTheme();
  return (
    <Toaster
      theme={resolvedTheme === "dark" ? "dark" : "light"}
      position="bottom-right"
      toastOptions={{ style: { fontFamily: "inherit", borderRadius: "var(--radius)" } }}
    />
  );
}
