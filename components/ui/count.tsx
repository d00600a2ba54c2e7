import { RollingDigits } from "@/components/ui/rolling-digits";
import { formatCompact, formatInteger } from "@/lib/core/format";

interface CountProps {
  value: number | null;
  /** What is counted, in lower case: "views". */
  name: string;
  className?: string;
  /** Digits roll when the value changes. */
  rolls?: boolean;
}

/**
 * A compact number; the exact one shows on hover, when its row (`group/row`) has keyboard focus, and for screen
 * readers. Numbers are not tab stops: a table of 25 rows would have 125.
 */
export function Count({ value, name, className = "", rolls = false }: CountProps) {
  if (value === null)
    return (
      <span className={`text-muted ${className}`} title={`${name}: not reported by this platform`}>
        <span aria-hidden>—</span>
        <span className="sr-only">not reported</span>
      </span>
    );
  const short = formatCompact(value);
  const exact = formatInteger(value);
  if (short === exact)
    return <span className={`tabular-nums ${className}`}>{rolls ? <Rolling text={exact} /> : exact}</span>;
  return (
    <span className={`group/count relative inline-block pointer-coarse:pointer-events-none tabular-nums ${className}`}>
      {rolls ? <RollingDigits text={short} /> : <span aria-hidden>{short}</span>}
      <span className="sr-only">{exact}</span>
      <span
        aria-hidden
        className="pointer-events-none absolute bottom-full @min-[60rem]:right-0 @max-[60rem]:left-0 z-10 hidden whitespace-nowrap rounded border border-border bg-overlay px-1.5 py-0.5 text-overlay-foreground text-xs shadow-overlay group-hover/count:block group-has-focus-visible/row:block"
      >
        {exact}
      </span>
    </span>
  );
}

/** A number without a shorter form, for all readers. */
export function Rolling({ text }: { text: string }) {
  return (
    <>
      <RollingDigits text={text} />
      <span className="sr-only">{text}</span>
    </>
  );
}
