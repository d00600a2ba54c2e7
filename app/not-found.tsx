import type { Metadata } from "next";
import { Brand } from "@/components/shell/brand";
import { PageMissing } from "@/components/shell/page-missing";

export const metadata: Metadata = { title: "Page not found" };

export default function NotFound() {
  return (
    <main className="mx-auto w-full max-w-md px-4 pt-3">
      <Brand />
      <PageMissing />
    </main>
  );
}
