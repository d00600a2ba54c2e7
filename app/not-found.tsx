import type { Metadata } from "next";
import { PageMissing } from "@/components/shell/page-missing";
import { PlainBrand } from "@/components/shell/plain-links";

export const metadata: Metadata = { title: "Page not found" };

export default function NotFound() {
  return (
    <main className="mx-auto w-full max-w-md px-4 pt-3">
      <PlainBrand />
      <PageMissing />
    </main>
  );
}
