"use client";

import { Command } from "cmdk";
import { AtSign, BookOpen, Clapperboard, type LucideIcon, SquareArrowRight } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { DOCS_GROUPS } from "@/components/docs/pages";
import { keepRecent, type Recent, readRecent } from "@/components/session/recent-places";
import { matching } from "@/components/ui/matches";
import { PaletteGroup, PaletteItem } from "@/components/ui/palette-item";
import { SearchBox } from "@/components/ui/search-box";
import { FoundHits } from "./found-hits";
import { pagesFor } from "./pages";
import { ResultWords } from "./result-words";
import { useActions } from "./use-actions";
import { useHits } from "./use-hits";

export interface PaletteListProps {
  /** Owner of the recent places. */
  person: string;
  isAdmin: boolean;
  canWrite: boolean;
  onClose: () => void;
  onTimeZone: () => void;
  onShortcuts: () => void;
}

const RECENT_ICONS: Record<Recent["kind"], LucideIcon> = {
  page: SquareArrowRight,
  video: Clapperboard,
  channel: AtSign,
};

const MAX_DOCS = 5;
const DOCS = DOCS_GROUPS.flatMap((group) =>
  group.pages.map(({ path, title }) => ({
    ...{ path, title, name: title },
    keywords: `documentation docs api ${group.title}`,
  })),
);

export function PaletteList({ person, isAdmin, canWrite, onClose, onTimeZone, onShortcuts }: PaletteListProps) {
  const router = useRouter();
  const [search, setSearch] = useState("");
  const [recent] = useState(() => readRecent(person));
  const hits = useHits(search);
  const pages = matching(pagesFor(isAdmin), search);
  const actions = matching(useActions({ canWrite, onTimeZone, onShortcuts }), search);
  const isSearch = search.trim() !== "";
  // Its pages are many, so only a search lists them.
  const docs = isSearch ? matching(DOCS, search).slice(0, MAX_DOCS) : [];

  const visit = (place: Recent) => {
    keepRecent(person, place);
    onClose();
    router.push(place.href);
  };

  return (
    <Command label="Search or go to" shouldFilter={false} loop className="flex min-h-0 flex-col">
      <SearchBox value={search} onChange={setSearch} placeholder="Search pages, videos and channels" />
      <Command.List
        label="Results"
        aria-busy={hits.isSearching}
        className="max-h-[min(60dvh,26rem)] overflow-y-auto overscroll-contain pb-2"
      >
        {!isSearch && recent.length > 0 && (
          <PaletteGroup heading="Recent">
            {recent.map((place) => {
              const Icon = RECENT_ICONS[place.kind];
              return (
                <PaletteItem
                  key={place.href}
                  value={`recent ${place.href}`}
                  icon={<Icon aria-hidden />}
                  onSelect={() => visit(place)}
                >
                  {place.name}
                </PaletteItem>
              );
            })}
          </PaletteGroup>
        )}
        {pages.length > 0 && (
          <PaletteGroup heading="Go to">
            {pages.map(({ href, name, place, icon: Icon }) => (
              <PaletteItem
                key={href}
                value={`page ${href}`}
                icon={<Icon aria-hidden />}
                note={place}
                onSelect={() => visit({ href, name, kind: "page" })}
              >
                {name}
              </PaletteItem>
            ))}
          </PaletteGroup>
        )}
        {actions.length > 0 && (
          <PaletteGroup heading="Do">
            {actions.map(({ id, name, icon: Icon, run }) => (
              <PaletteItem
                key={id}
                value={`action ${id}`}
                icon={<Icon aria-hidden />}
                onSelect={() => {
                  onClose();
                  run();
                }}
              >
                {name}
              </PaletteItem>
            ))}
          </PaletteGroup>
        )}
        <FoundHits videos={hits.videos} channels={hits.channels} onVisit={visit} />
        {docs.length > 0 && (
          <PaletteGroup heading="Documentation">
            {docs.map(({ path, title }) => (
              <PaletteItem
                key={path}
                value={`docs ${path}`}
                icon={<BookOpen aria-hidden />}
                onSelect={() => {
                  onClose();
                  router.push(path);
                }}
              >
                {title}
              </PaletteItem>
            ))}
          </PaletteGroup>
        )}
      </Command.List>
      <ResultWords
        search={search.trim()}
        count={pages.length + actions.length + docs.length + hits.videos.length + hits.channels.length}
        isSearching={hits.isSearching}
        error={hits.error}
      />
    </Command>
  );
}
