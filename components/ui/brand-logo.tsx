/** The product's logo and name, for a link to its first page. */
export function BrandLogo() {
  return (
    <>
      <svg aria-hidden="true" viewBox="0 0 32 32" className="size-5 shrink-0">
        <rect width="32" height="32" rx="7" className="fill-accent" />
        <path
          d="M7 21.5 12.5 15l4.5 3.5L25 9.5M7 25h18"
          fill="none"
          className="stroke-accent-foreground"
          strokeWidth="3"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      Clipscope
    </>
  );
}

export const BRAND_LINK = "tap-target inline-flex items-center gap-2 font-semibold text-base tracking-tight";
