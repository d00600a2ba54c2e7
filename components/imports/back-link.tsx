import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";

export function BackLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link
      href={href}
      className="tap-target mb-3 inline-flex w-fit items-center gap-1.5 text-muted text-sm hover:text-foreground"
    >
      <ArrowLeft aria-hidden size={16} />
      {children}
    </Link>
  );
}
