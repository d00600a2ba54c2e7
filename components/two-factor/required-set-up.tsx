"use client";

import { useState } from "react";
import { RecoveryCodes } from "./recovery-codes";
import { SetUp } from "./set-up";

/** Sets up the second factor that an organization requires, then opens its pages. */
export function RequiredSetUp() {
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (!codes) return <SetUp onDone={setCodes} />;
  return <RecoveryCodes codes={codes} onDone={() => window.location.assign("/overview")} />;
}
