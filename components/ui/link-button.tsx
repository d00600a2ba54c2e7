import { type ButtonVariants, buttonVariants } from "@heroui/styles";
import Link from "next/link";
import type { ReactNode } from "react";

interface LinkButtonProps {
  href: string;
  variant?: ButtonVariants["variant"];
  size?: ButtonVariants["size"];
  children: ReactNode;
}

/** A link that looks like a button because it is the next step. */
export function LinkButton({ href, variant = "primary", size = "md", children }: LinkButtonProps) {
  return (
    <Link href={href} className={buttonVariants({ variant, size })}>
      {children}
    </Link>
  );
}
