import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { showsDevPages } from "@/lib/core/env";

export const metadata: Metadata = { title: "Components", robots: { index: false } };

/** Development and tests only. `?group=dialogs` shows one group of components. */
export default async function ComponentsPage({ searchParams }: PageProps<"/dev/components">) {
  if (!showsDevPages()) notFound();
  // Only where it is shown: loading every component takes seconds.
  const { Gallery } = await import("@/components/dev/gallery");
  const { group } = await searchParams;
  return <Gallery group={typeof group === "string" ? group : undefined} />;
}
