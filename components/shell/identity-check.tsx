"use client";

import { useSyncExternalStore } from "react";
import { answerProof, proofRequest } from "@/components/proof";
import { lazyOnTouch } from "@/components/ui/lazy-on-touch";

const IdentityDialog = lazyOnTouch(() => import("./identity-dialog").then((module) => module.IdentityDialog));

/** Opens a dialog when a request requires a password or code. */
export function IdentityCheck() {
  const isOpen = useSyncExternalStore(proofRequest.subscribe, proofRequest.get, proofRequest.getOnServer);
  return isOpen ? <IdentityDialog onClose={() => answerProof(false)} /> : null;
}
