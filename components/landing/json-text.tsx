/** Names, texts, and everything else, in one pass. */
const PARTS = /("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d[\d.eE+-]*|true|false|null)/g;

/**
 * Renders JSON with names and values in different colors. Rendered on the server, so that the page loads no
 * highlighter.
 */
export function JsonText({ children }: { children: string }) {
  const shown: React.ReactNode[] = [];
  let end = 0;
  for (const match of children.matchAll(PARTS)) {
    const [all, text, colon, value] = match;
    shown.push(children.slice(end, match.index));
    const isName = colon !== undefined;
    shown.push(
      <span key={match.index} className={isName ? "text-foreground" : text ? "text-success" : "text-warning"}>
        {text ?? value}
      </span>,
    );
    if (isName) shown.push(colon);
    end = match.index + all.length;
  }
  shown.push(children.slice(end));
  return <span className="text-muted">{shown}</span>;
}
