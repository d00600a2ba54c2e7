/** An HTTP method; reading and changing differ in color as well as in the word. */
export function MethodBadge({ method, isQuiet = false }: { method: string; isQuiet?: boolean }) {
  const color = method === "GET" ? "text-link" : "text-success";
  const box = method === "GET" ? "bg-link/10" : "bg-success/10";
  return (
    <span
      className={`shrink-0 font-mono font-semibold ${color} ${isQuiet ? "text-[0.625rem]" : `rounded px-1.5 py-0.5 text-xs ${box}`}`}
    >
      {method}
    </span>
  );
}
