"use client";

import { Button } from "@heroui/react/button";
import { Tags } from "lucide-react";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { lazyOnTouch } from "@/components/ui/lazy-on-touch";
import { NAME_KINDS } from "./queries";

const NamesDialog = lazyOnTouch(() => import("./names-dialog").then((module) => module.NamesDialog));

const namesParam = parseAsStringLiteral(NAME_KINDS);

/** Where labels and campaigns are managed; the URL says which list is open. */
export function ManageNames() {
  const [kind, setKind] = useQueryState("names", namesParam);
  return (
    <>
      <Button variant="outline" onPress={() => setKind("labels")} {...NamesDialog.touch}>
        <Tags aria-hidden />
        Labels and campaigns
      </Button>
      <NamesDialog kind={kind} onKind={setKind} isOpen={kind !== null} onClose={() => setKind(null)} />
    </>
  );
}
