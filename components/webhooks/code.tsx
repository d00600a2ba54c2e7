/** Preformatted text, wrapped on narrow pages. */
export function Code({ label, children }: { label: string; children: string }) {
  return (
    <figure>
      <figcaption className="mb-1 text-muted text-xs">{label}</figcaption>
      <pre className="whitespace-pre-wrap break-all rounded-md border border-border bg-default/50 p-2 font-mono text-xs">
        {children}
      </pre>
    </figure>
  );
}
