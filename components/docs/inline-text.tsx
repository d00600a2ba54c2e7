import Link from "next/link";
import { Fragment } from "react";

/** A sentence of the API document: names in backticks become code, and pages of these docs become links. */
export function InlineText({ children }: { children: string }) {
  const pieces = children.split(/(`[^`]+`|\/docs\/\w+)/);
  return pieces.map((piece, index) => {
    // The parts of a constant text keep their order.
    const key = `${index}:${piece}`;
    if (piece.startsWith("`")) return <Code key={key}>{piece.slice(1, -1)}</Code>;
    if (piece.startsWith("/docs/")) return <DocsLink key={key} href={piece} />;
    return <Fragment key={key}>{piece}</Fragment>;
  });
}

export function Code({ children }: { children: string }) {
  return <code className="wrap-anywhere rounded bg-default/70 px-1 py-0.5 font-mono text-[0.85em]">{children}</code>;
}

/** A link in running text. */
export function DocsLink({ href, children = href }: { href: string; children?: string }) {
  return (
    <Link href={href} className="text-link underline underline-offset-2">
      {children}
    </Link>
  );
}
