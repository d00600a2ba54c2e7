"use client";

import { Button } from "@heroui/react/button";
import { lazy, Suspense, useState } from "react";
import { Placeholder } from "@/components/ui/placeholder";
import type { TriedOperation } from "./build-call";

// Loaded on the first press: most readers send nothing.
const Console = lazy(() => import("./console").then((module) => ({ default: module.Console })));

export function TryIt({ operation }: { operation: TriedOperation }) {
  const [isOpen, setIsOpen] = useState(false);
  if (!isOpen)
    return (
      <div>
        <Button variant="outline" size="sm" aria-label={`Try it: ${operation.summary}`} onPress={() => setIsOpen(true)}>
          Try it
        </Button>
      </div>
    );
  return (
    <Suspense fallback={<Placeholder height={160} />}>
      <Console operation={operation} onClose={() => setIsOpen(false)} />
    </Suspense>
  );
}
