"use client";

import { useTheme } from "next-themes";
import { type CSSProperties, useEffect, useSyncExternalStore } from "react";
import { Toaster as SonnerToaster, toast as sonner } from "sonner";
import { connectToasts } from "@/components/toast";

const PHONE = "(max-width: 600px)";

function onWidth(listener: () => void): () => void {
  const query = window.matchMedia(PHONE);
  query.addEventListener("change", listener);
  return () => query.removeEventListener("change", listener);
}

/** Our typeface and colors: sonner's own follow a change of theme later than the page does. */
const LOOK: CSSProperties & Record<`--${string}`, string> = {
  fontFamily: "inherit",
  "--normal-bg": "var(--surface)",
  "--normal-text": "var(--foreground)",
  "--normal-border": "var(--border)",
};

/** Draws the notices of `components/toast.ts`. */
export default function Toaster() {
  const { resolvedTheme } = useTheme();
  const isPhone = useSyncExternalStore(
    onWidth,
    () => window.matchMedia(PHONE).matches,
    () => false,
  );
  useEffect(() => connectToasts((kind, text, options) => sonner[kind](text, options)), []);
  return (
    <SonnerToaster
      // Set explicitly; otherwise sonner reads the computed style, which forces another layout of the page.
      dir="ltr"
      theme={resolvedTheme === "dark" ? "dark" : "light"}
      // On phones, the selection bar is at the bottom and a notice would cover it; so notices are below the top bar.
      position={isPhone ? "top-center" : "bottom-right"}
      mobileOffset={{ top: 64 }}
      style={LOOK}
      toastOptions={{ style: { borderRadius: "var(--radius)" } }}
    />
  );
}
