"use client";

import { Button } from "@heroui/react/button";
import { CopyButton } from "@/components/ui/copy-button";

interface RecoveryCodesProps {
  codes: readonly string[];
  onDone: () => void;
}

/** Shows new recovery codes, which can't be read again. */
export function RecoveryCodes({ codes, onDone }: RecoveryCodesProps) {
  return (
    <div className="flex flex-col items-start gap-3">
      <p className="font-medium text-warning">Save these recovery codes now. You won't see them again.</p>
      <p className="text-muted">Each one signs you in once if you lose your phone. Keep them somewhere safe.</p>
      <ul
        aria-label="Recovery codes"
        className="grid w-full gap-x-6 gap-y-1 rounded-md border border-border bg-default/50 p-3 font-mono sm:grid-cols-2"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button onPress={onDone}>I have saved them</Button>
        <CopyButton text={codes.join("\n")} label="Copy codes" />
      </div>
    </div>
  );
}
