import type { ReactNode } from "react";
import { BRAND_LINK, BrandLogo } from "@/components/ui/brand-logo";

/**
 * Links of the pages that stand in for another: failed, not found, suspended. Every page loads these ahead, each in a file
 * of its own, which would have Next's `Link` (3 kB) once more. And where a page failed, loading the next one whole is the
 * safer way out.
 */
export const PlainBrand = () => (
  <a href="/" className={BRAND_LINK}>
    <BrandLogo />
  </a>
);

interface PlainLinkButtonProps {
  href: string;
  variant?: "primary" | "outline";
  children: ReactNode;
}

export const PlainLinkButton = ({ href, variant = "primary", children }: PlainLinkButtonProps) => (
  <a href={href} className={`button button--md button--${variant}`}>
    {children}
  </a>
);
