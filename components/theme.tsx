"use client";

import { ThemeProvider } from "next-themes";
import type { ReactNode } from "react";

/** Sets the theme's class before the first paint. The only provider of pages that don't fetch. */
export function Theme({ nonce, children }: { nonce?: string; children: ReactNode }) {
  return (
    <ThemeProvider
      attribute={["class", "data-theme"]}
      defaultTheme="system"
      enableSystem
      disableTransitionOnChange
      nonce={nonce}
    >
      {children}
    </ThemeProvider>
  );
}
