interface LogoProps {
  src: string;
  organization: string;
}

/**
 * An organization's logo, of one height so that nothing moves when it loads. On white in both themes and on paper,
 * because a logo's colors are chosen for white.
 */
export function Logo({ src, organization }: LogoProps) {
  return (
    <picture className="contents">
      <img
        src={src}
        alt={`Logo of ${organization}`}
        height={64}
        className="block h-16 w-auto max-w-full rounded-md border border-rule bg-white object-contain px-3 py-2 text-black print:border-0 print:px-0"
      />
    </picture>
  );
}
