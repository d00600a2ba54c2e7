"use client";

import { PageFailed, type PageFailedProps } from "@/components/shell/page-failed";
import { PlainBrand } from "@/components/shell/plain-links";

export default function ErrorPage(props: PageFailedProps) {
  return (
    <main className="mx-auto w-full max-w-md px-4 pt-3">
      <PlainBrand />
      <PageFailed {...props} />
    </main>
  );
}
