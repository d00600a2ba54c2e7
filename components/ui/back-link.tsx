import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";

interface BackLinkProps {
  href: string;
  className?: string;
  /** Title of the page above. */
  children: ReactNode;
}

/** Above the title of a page: leads to the list that it belongs to. */
export function BackLink({ href, className = "mb-3", children }: BackLinkProps) {
  return (
    <Link
      href={href}
      className={`tap-target inline-flex w-fit items-center gap-1.5 text-muted text-sm hover:text-foreground ${className}`}
    >
      <ArrowLeft aria-hidden size={16} />
      {children}
    </Link>
  );
}
