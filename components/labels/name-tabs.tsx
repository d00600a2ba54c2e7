"use client";

import { Tabs } from "@heroui/react/tabs";
import { NameList } from "./name-list";
import { NAME_KINDS, type NameKind } from "./queries";
import { WORDS } from "./words";

/** Switches between labels and campaigns. */
export function NameTabs({ kind, onKind }: { kind: NameKind; onKind: (kind: NameKind) => void }) {
  return (
    <Tabs
      selectedKey={kind}
      onSelectionChange={(key) => {
        const chosen = NAME_KINDS.find((candidate) => candidate === key);
        if (chosen) onKind(chosen);
      }}
    >
      <Tabs.ListContainer>
        <Tabs.List aria-label="Labels or campaigns">
          {NAME_KINDS.map((id) => (
            <Tabs.Tab key={id} id={id} className="tap-target">
              {WORDS[id].title}
              <Tabs.Indicator />
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs.ListContainer>
      {NAME_KINDS.map((id) => (
        <Tabs.Panel key={id} id={id} className="pt-3">
          <NameList kind={id} />
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
