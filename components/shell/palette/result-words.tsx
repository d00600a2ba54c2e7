import { plural } from "@/lib/core/format";

interface ResultWordsProps {
  /** The typed text, trimmed. */
  search: string;
  count: number;
  isSearching: boolean;
  error: Error | null;
}

/** Status below the list: searching, no results, or an error; announced as it changes. */
export function ResultWords({ search, count, isSearching, error }: ResultWordsProps) {
  const words = wordsOf({ search, count, isSearching, error });
  const isQuiet = count > 0 && !isSearching && !error;
  return (
    <>
      <p role="status" className={isQuiet ? "sr-only" : "border-rule border-t px-5 py-3 text-muted"}>
        {words}
      </p>
      <p aria-hidden className="hidden gap-4 border-rule border-t px-5 py-2 text-muted text-xs pointer-fine:flex">
        <span>↑ ↓ to move</span>
        <span>↵ to open</span>
        <span>Esc to close</span>
      </p>
    </>
  );
}

function wordsOf({ search, count, isSearching, error }: ResultWordsProps): string {
  if (error) return `Videos and channels couldn't be searched: ${error.message}`;
  if (isSearching) return "Searching videos and channels…";
  if (count > 0) return search === "" ? "" : plural(count, "result");
  return `No results for “${search}”. Try part of the title, the creator’s name, or the video’s link.`;
}
