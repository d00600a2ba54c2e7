import Link from "next/link";
import { Fragment } from "react";
import { parseInline } from "./inline";

/** One line of Markdown. A path below `/docs` in a sentence of the API document becomes a link. */
export function InlineMarkdown({ children }: { children: string }) {
  return <Pieces text={children.replace(/(?<![\w(/[`.])(\/docs\/[\w/-]+)/g, "[$1]($1)")} />;
}

function Pieces({ text }: { text: string }) {
  return parseInline(text).map((piece, index) => {
    // The pieces of a constant text keep their order.
    const key = `${index}:${piece.text}`;
    switch (piece.kind) {
      case "code":
        return <Code key={key}>{piece.text}</Code>;
      case "strong":
        return (
          <strong key={key} className="font-semibold">
            {piece.text}
          </strong>
        );
      case "emphasis":
        return <em key={key}>{piece.text}</em>;
      case "link":
        return (
          <DocsLink key={key} href={piece.href}>
            {piece.text}
          </DocsLink>
        );
      default:
        return <Fragment key={key}>{piece.text}</Fragment>;
    }
  });
}

export function Code({ children }: { children: string }) {
  return <code className="wrap-anywhere rounded bg-default/70 px-1 py-0.5 font-mono text-[0.85em]">{children}</code>;
}

const LINK = "text-link underline underline-offset-2 decoration-link/40 hover:decoration-link";

/** A link in running text. Responses of the API are no pages: the router must not load them. */
function DocsLink({ href, children }: { href: string; children: string }) {
  const text = <Pieces text={children} />;
  return /^\/(?!api\/)/.test(href) ? (
    <Link href={href} className={LINK}>
      {text}
    </Link>
  ) : (
    <a href={href} className={LINK}>
      {text}
    </a>
  );
}
