"use client";

import "./globals.css";
import ErrorPage from "@/app/error";
import type { PageFailedProps } from "@/components/shell/page-failed";

/** Where what surrounds all pages failed itself: it stands in the place of the whole document. */
export default function GlobalError(props: PageFailedProps) {
  return (
    <html lang="en">
      <body className="min-h-dvh bg-background text-foreground text-sm antialiased">
        <title>This page could not be shown · Clipscope</title>
        <ErrorPage {...props} />
      </body>
    </html>
  );
}
