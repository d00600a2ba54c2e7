import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Named } from "@/lib/tracking/labels/schemas";
import { createName, type NameKind, namesQuery } from "./queries";

/** Creates a label or campaign and shows it in every list immediately. */
export function useCreateName(kind: NameKind) {
  const client = useQueryClient();
  const { queryKey } = namesQuery(kind);
  return useMutation({
    mutationFn: (name: string) => createName(kind, name),
    onSuccess: (created: Named) => {
      client.setQueryData(queryKey, (names: Named[] = []) =>
        [...names, created].sort((a, b) => a.name.localeCompare(b.name, "en", { sensitivity: "base" })),
      );
      // Not awaited, so the caller can continue immediately.
      void client.invalidateQueries({ queryKey });
    },
  });
}
