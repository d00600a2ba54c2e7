"use client";

import { Tabs } from "@/components/ui/tabs";
import { NameList } from "./name-list";
import { NAME_KINDS, type NameKind } from "./queries";
import { WORDS } from "./words";

const TABS = NAME_KINDS.map((id) => ({ id, name: WORDS[id].title }));

/** Switches between labels and campaigns. */
export function NameTabs({ kind, onKind }: { kind: NameKind; onKind: (kind: NameKind) => void }) {
  return (
    <Tabs label="Labels or campaigns" tabs={TABS} selected={kind} onSelect={onKind} className="gap-3">
      <NameList kind={kind} />
    </Tabs>
  );
}
