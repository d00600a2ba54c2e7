"use client";

import { useState } from "react";
import type { SecondFactorSetup } from "@/lib/people/second-factor/schemas";
import { ConfirmCode } from "./confirm-code";
import { PasswordStep } from "./password-step";

interface SetUpProps {
  /** Receives the recovery codes. */
  onDone: (codes: readonly string[]) => void;
  /** Omitted where there is nothing to return to. */
  onCancel?: () => void;
}

/** Sets up an authenticator app in two steps: the password, then the QR code and a first code. */
export function SetUp({ onDone, onCancel }: SetUpProps) {
  const [setup, setSetup] = useState<SecondFactorSetup | null>(null);
  return setup ? (
    <ConfirmCode setup={setup} onDone={onDone} onCancel={onCancel} />
  ) : (
    <PasswordStep onDone={setSetup} onCancel={onCancel} />
  );
}
