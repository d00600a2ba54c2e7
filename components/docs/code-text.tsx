"use client";

import { useEffect, useRef } from "react";
import { tokensOf } from "./highlight-tokens";

/** Code whose parts are colored by the CSS Custom Highlight API; plain text where a browser doesn't have it. */
export function CodeText({ text, language }: { text: string; language: string }) {
  const code = useRef<HTMLElement>(null);
  useEffect(() => {
    const node = code.current?.firstChild;
    if (!node || typeof Highlight === "undefined") return;
    const painted = tokensOf(text, language).map(({ kind, start, end }) => {
      const range = new StaticRange({ startContainer: node, startOffset: start, endContainer: node, endOffset: end });
      const name = `docs-${kind}`;
      const highlight = CSS.highlights.get(name) ?? new Highlight();
      CSS.highlights.set(name, highlight.add(range));
      return { highlight, range };
    });
    return () => {
      for (const { highlight, range } of painted) highlight.delete(range);
    };
  }, [text, language]);
  return (
    <pre className="wrap-anywhere whitespace-pre-wrap px-4 py-3 font-mono text-xs leading-5">
      <code ref={code}>{text}</code>
    </pre>
  );
}
