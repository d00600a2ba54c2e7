"use client";

import { Command } from "cmdk";
import { CircleAlert, FileText, Hash, type LucideIcon, SlidersHorizontal, SquareTerminal } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { matching } from "@/components/ui/matches";
import { Modal } from "@/components/ui/modal";
import { PaletteGroup, PaletteItem } from "@/components/ui/palette-item";
import { SearchBox } from "@/components/ui/search-box";
import { plural } from "@/lib/core/format";
import { loadSearchIndex } from "./load-index";
import { SEARCH_GROUPS, type SearchEntry } from "./search-entry";

const ICONS: Record<SearchEntry["kind"], LucideIcon> = {
  page: FileText,
  endpoint: SquareTerminal,
  error: CircleAlert,
  section: Hash,
  parameter: SlidersHorizontal,
};

/** More results of a kind are found by typing more. */
const SHOWN_PER_KIND = 8;

interface SearchDialogProps {
  isOpen: boolean;
  onClose: () => void;
}

export default function SearchDialog({ isOpen, onClose }: SearchDialogProps) {
  return (
    <Modal.Backdrop isOpen={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Modal.Container placement="top" size="lg" scroll="inside" className="p-2 sm:pt-[12dvh]">
        <Modal.Dialog aria-label="Search the documentation" className="gap-0 p-0">
          <SearchList onClose={onClose} />
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}

function SearchList({ onClose }: Pick<SearchDialogProps, "onClose">) {
  const router = useRouter();
  const [search, setSearch] = useState("");
  const [index, setIndex] = useState<readonly SearchEntry[] | null>(null);
  const [hasFailed, setHasFailed] = useState(false);
  useEffect(() => {
    loadSearchIndex().then(setIndex, () => setHasFailed(true));
  }, []);
  const isSearch = search.trim() !== "";
  const found = isSearch ? matching(index ?? [], search) : (index ?? []).filter(({ kind }) => kind === "page");
  // The best match comes first, so its kind does too.
  const rank = (kind: SearchEntry["kind"]) => found.findIndex((entry) => entry.kind === kind);
  const groups = SEARCH_GROUPS.toSorted(([a], [b]) => rank(a) - rank(b));
  return (
    <Command label="Search the documentation" shouldFilter={false} loop className="flex min-h-0 flex-col">
      <SearchBox value={search} onChange={setSearch} placeholder="Search pages, endpoints, parameters and errors" />
      <Command.List label="Results" className="max-h-[min(60dvh,28rem)] overflow-y-auto overscroll-contain pb-2">
        {groups.map(([kind, heading]) => {
          const entries = found.filter((entry) => entry.kind === kind).slice(0, isSearch ? SHOWN_PER_KIND : undefined);
          const Icon = ICONS[kind];
          return (
            entries.length > 0 && (
              <PaletteGroup key={kind} heading={heading}>
                {entries.map(({ name, note, href }) => (
                  <PaletteItem
                    key={href}
                    value={`${kind} ${href}`}
                    icon={<Icon aria-hidden />}
                    note={note}
                    onSelect={() => {
                      onClose();
                      router.push(href);
                    }}
                  >
                    {name}
                  </PaletteItem>
                ))}
              </PaletteGroup>
            )
          );
        })}
      </Command.List>
      <p role="status" className="border-rule border-t px-5 py-3 text-muted text-xs">
        {statusWords({ index, hasFailed, count: found.length, search: search.trim() })}
      </p>
    </Command>
  );
}

interface Status {
  index: readonly SearchEntry[] | null;
  hasFailed: boolean;
  count: number;
  search: string;
}

function statusWords({ index, hasFailed, count, search }: Status): string {
  if (hasFailed) return "The search couldn't be loaded. Check your connection, close this and try again.";
  if (!index) return "Loading…";
  if (search === "") return "↑ ↓ to move, ↵ to open, Esc to close";
  return count > 0
    ? plural(count, "result")
    : `No results for “${search}”. Try an endpoint, a parameter or an error code.`;
}
