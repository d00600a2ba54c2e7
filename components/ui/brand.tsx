import Link from "next/link";
import { BRAND_LINK, BrandLogo } from "./brand-logo";

/** The product's name and logo; links to the first page. */
export function Brand({ href = "/" }: { href?: string }) {
  return (
    <Link href={href} className={BRAND_LINK}>
      <BrandLogo />
    </Link>
  );
}
