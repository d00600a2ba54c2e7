import { CopyButton } from "@/components/ui/copy-button";

interface CodeBlockProps {
  /** Label for screen readers: "Example in Python". */
  label: string;
  children: string;
  /** Shown at the top, next to the copy button. */
  head?: React.ReactNode;
}

/** Preformatted text, wrapped on narrow pages, with a copy button. */
export function CodeBlock({ label, head, children }: CodeBlockProps) {
  return (
    <figure className="min-w-0 rounded-md border border-rule bg-(--background-side)">
      <div className="flex min-h-9 items-center justify-between gap-2 border-rule border-b py-1 pr-1 pl-3">
        <figcaption className="min-w-0 text-muted text-xs">{head ?? label}</figcaption>
        <CopyButton text={children} label={`Copy: ${label}`} isIconOnly />
      </div>
      <pre className="wrap-anywhere whitespace-pre-wrap p-3 font-mono text-xs leading-5">{children}</pre>
    </figure>
  );
}
