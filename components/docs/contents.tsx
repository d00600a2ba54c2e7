/** A place on a page, and those within it. */
export interface ContentsEntry {
  /** The anchor's name. */
  id: string;
  name: string;
  /** The method, where the place is an endpoint. */
  method?: string;
  entries?: readonly ContentsEntry[];
}

/** What is on the page, as links to it. */
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
