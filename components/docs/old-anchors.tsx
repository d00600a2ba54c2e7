"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Leads links to sections that were on this page to the pages that have them now. */
export function OldAnchors({ targets }: { targets: Readonly<Record<string, string>> }) {
  const router = useRouter();
  useEffect(() => {
    const follow = () => {
      const id = decodeURIComponent(window.location.hash.slice(1));
      const target = Object.hasOwn(targets, id) ? targets[id] : undefined;
      if (target) router.replace(target);
    };
    follow();
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, [router, targets]);
  return null;
}
