/** A section of a page and its subsections. */
export interface ContentsEntry {
  /** Name of the anchor. */
  id: string;
  name: string;
  /** HTTP method, if the section is an endpoint. */
  method?: string;
  entries?: readonly ContentsEntry[];
}

/** Links to the sections of the page. */
export function Contents({ entries }: { entries: readonly ContentsEntry[] }) {
  return (
    <ul className="flex flex-col gap-1">
      {entries.map((section) => (
        <li key={section.id} className={section.entries && "not-first:mt-4"}>
          <EntryLink entry={section} className="font-medium text-foreground" />
          {section.entries && (
            <ul className="mt-0.5">
              {section.entries.map((entry) => (
                <li key={entry.id}>
                  <EntryLink entry={entry} className="text-muted hover:text-foreground" />
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}

function EntryLink({ entry, className }: { entry: ContentsEntry; className: string }) {
  return (
    <a href={`#${entry.id}`} className={`tap-target flex min-h-7 items-center gap-2 ${className}`}>
      <span className="wrap-anywhere min-w-0 flex-1">{entry.name}</span>
      {entry.method && <span className="shrink-0 font-mono text-[0.6875rem] text-muted">{entry.method}</span>}
    </a>
  );
}
