"use client";

import "./globals.css";
import ErrorPage from "@/app/error";
import type { PageFailedProps } from "@/components/shell/page-failed";

/** Shown if the layout of all pages fails: it replaces the whole document. */
export default function GlobalError(props: PageFailedProps) {
  return (
    <html lang="en">
      <body className="min-h-dvh bg-background text-foreground text-sm antialiased">
        <title>This page couldn't be loaded · Clipscope</title>
        <ErrorPage {...props} />
      </body>
    </html>
  );
}
