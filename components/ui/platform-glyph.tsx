import { PLATFORM_NAMES } from "@/lib/platforms/name-rules";
import type { Platform } from "@/lib/platforms/schemas";

export { PLATFORM_NAMES };

// Drawn for this product: they suggest the platforms, but are not their logos. 16 × 16, strokes of 1.5.
const SHAPES: Record<Platform, React.ReactNode> = {
  tiktok: <path d="M9 2v8.25a2.75 2.75 0 1 1-2.75-2.75M9 2c.3 2.2 1.7 3.6 4 3.75" />,
  youtube: (
    <>
      <rect x="1.5" y="3.25" width="13" height="9.5" rx="2.75" />
      <path d="M6.75 6v4l3.4-2z" fill="currentColor" />
    </>
  ),
  instagram: (
    <>
      <rect x="2" y="2" width="12" height="12" rx="3.5" />
      <circle cx="8" cy="8" r="2.75" />
      <circle cx="11.4" cy="4.6" r="0.5" fill="currentColor" />
    </>
  ),
  twitter: <path d="m2.75 2.5 10.5 11M13 2.5 3 13.5" />,
};

interface PlatformGlyphProps {
  platform: Platform;
  /** If space is short, the name is visible only to screen readers. */
  isWordHidden?: boolean;
  className?: string;
}

/** Platforms are identified by a glyph and a name, never by color alone. */
export function PlatformGlyph({ platform, isWordHidden = false, className = "" }: PlatformGlyphProps) {
  return (
    <span className={`inline-flex items-baseline gap-1.5 whitespace-nowrap ${className}`}>
      <svg
        aria-hidden="true"
        viewBox="0 0 16 16"
        className="size-4 shrink-0 self-center text-muted"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        {SHAPES[platform]}
      </svg>
      <span className={isWordHidden ? "sr-only" : undefined}>{PLATFORM_NAMES[platform]}</span>
    </span>
  );
}
