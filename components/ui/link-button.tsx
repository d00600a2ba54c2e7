import type { ButtonVariants } from "@heroui/styles";
import Link from "next/link";
import type { ReactNode } from "react";

interface LinkButtonProps {
  href: string;
  variant?: ButtonVariants["variant"];
  size?: ButtonVariants["size"];
  children: ReactNode;
}

/**
 * A link that looks like a button because it is the next step. With the classes of HeroUI's style sheet rather than its
 * function, which pages without other buttons would have to load.
 */
export function LinkButton({ href, variant = "primary", size = "md", children }: LinkButtonProps) {
  return (
    <Link href={href} className={`button button--${size} button--${variant}`}>
      {children}
    </Link>
  );
}
