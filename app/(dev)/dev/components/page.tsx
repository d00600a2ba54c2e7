import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Gallery } from "@/components/dev/gallery";
import { showsDevPages } from "@/lib/core/env";

export const metadata: Metadata = { title: "Components", robots: { index: false } };

/** Development and tests only. */
export default function ComponentsPage() {
  if (!showsDevPages()) notFound();
  return <Gallery />;
}
