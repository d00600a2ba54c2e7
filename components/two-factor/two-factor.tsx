"use client";

import { Button } from "@heroui/react/button";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorState } from "@/components/ui/error-state";
import { PlaceholderRows } from "@/components/ui/placeholder";
import { Time } from "@/components/ui/time";
import { plural } from "@/lib/core/format";
import type { SecondFactorState } from "@/lib/people/second-factor/schemas";
import { ProofForm } from "./proof-form";
import { twoFactorQuery } from "./queries";
import { RecoveryCodes } from "./recovery-codes";
import { SetUp } from "./set-up";

type Open = { form: "set-up" | "off" | "new-codes" } | { codes: readonly string[] } | null;

/** The person's second factor: turns it on and off, and replaces recovery codes. */
export function TwoFactor() {
  const { data, error, refetch } = useQuery(twoFactorQuery);
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  if (!data)
    return error ? (
      <ErrorState title="Two-factor authentication couldn't be loaded" onRetry={() => refetch()}>
        {error.message}
      </ErrorState>
    ) : (
      <PlaceholderRows rows={1} height={56} label="Loading two-factor authentication" />
    );
  if (open && "codes" in open) return <RecoveryCodes codes={open.codes} onDone={close} />;
  const showCodes = (codes: readonly string[]) => setOpen({ codes });
  if (open?.form === "set-up") return <SetUp onDone={showCodes} onCancel={close} />;
  if (open) return <ProofForm act={open.form} onCodes={showCodes} onClose={close} />;
  return <Current state={data} onOpen={(form) => setOpen({ form })} />;
}

interface CurrentProps {
  state: SecondFactorState;
  onOpen: (form: "set-up" | "off" | "new-codes") => void;
}

function Current({ state, onOpen }: CurrentProps) {
  if (!state.is_on)
    return (
      <div className="flex flex-col items-start gap-3">
        <p>Off</p>
        <Button variant="outline" onPress={() => onOpen("set-up")}>
          Set up two-factor authentication
        </Button>
      </div>
    );
  return (
    <div className="flex flex-col items-start gap-3">
      <p>
        On
        {state.since && (
          <>
            {" "}
            since <Time value={state.since} form="date" />
          </>
        )}
        . You have {plural(state.recovery_codes_left, "recovery code")} left.
      </p>
      <div className="flex flex-wrap gap-2">
        <Button variant="outline" onPress={() => onOpen("new-codes")}>
          Create new recovery codes
        </Button>
        <Button variant="outline" onPress={() => onOpen("off")}>
          Turn off
        </Button>
      </div>
    </div>
  );
}
