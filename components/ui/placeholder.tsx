interface PlaceholderProps {
  /** Pixels: the height of the loaded content, to avoid a layout shift. */
  height: number;
  className?: string;
}

/** A gray block in place of loading content. */
export function Placeholder({ height, className = "w-full" }: PlaceholderProps) {
  return (
    <div
      aria-hidden
      style={{ height }}
      className={`placeholder rounded bg-default motion-safe:animate-pulse ${className}`}
    />
  );
}

/** Placeholder with the expected number of table rows. */
export function PlaceholderRows({ rows, height = 44, label }: { rows: number; height?: number; label: string }) {
  return (
    <div role="status" className="flex flex-col">
      <span className="sr-only">{label}</span>
      {Array.from({ length: rows }, (_, row) => row).map((row) => (
        <div key={row} style={{ height }} className="flex items-center gap-6 border-rule border-b">
          <Placeholder height={12} className="w-2/5" />
          <Placeholder height={12} className="w-1/5" />
          <Placeholder height={12} className="ml-auto w-16" />
        </div>
      ))}
    </div>
  );
}
