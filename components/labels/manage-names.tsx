"use client";

import { Button } from "@heroui/react/button";
import { Modal } from "@heroui/react/modal";
import { Tags } from "lucide-react";
import dynamic from "next/dynamic";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { Placeholder } from "@/components/ui/placeholder";
import { NAME_KINDS } from "./queries";

const NameTabs = dynamic(() => import("./name-tabs").then((file) => file.NameTabs), {
  ssr: false,
  loading: () => <Placeholder height={240} />,
});

const namesParam = parseAsStringLiteral(NAME_KINDS);

/** Where labels and campaigns are managed; the URL says which list is open. */
export function ManageNames() {
  const [kind, setKind] = useQueryState("names", namesParam);
  return (
    <>
      <Button variant="outline" onPress={() => setKind("labels")}>
        <Tags aria-hidden />
        Labels and campaigns
      </Button>
      <Modal.Backdrop isOpen={kind !== null} onOpenChange={(isOpen) => !isOpen && setKind(null)}>
        <Modal.Container size="md">
          <Modal.Dialog>
            <Modal.CloseTrigger aria-label="Close" className="pointer-coarse:size-11" />
            <Modal.Header>
              <Modal.Heading>Labels and campaigns</Modal.Heading>
            </Modal.Header>
            <Modal.Body>{kind && <NameTabs kind={kind} onKind={setKind} />}</Modal.Body>
          </Modal.Dialog>
        </Modal.Container>
      </Modal.Backdrop>
    </>
  );
}
