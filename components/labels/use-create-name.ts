import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Named } from "@/lib/tracking/labels/schemas";
import { createName, type NameKind, namesQuery } from "./queries";

/** Creates a label or campaign and shows it in every list of them at once. */
export function useCreateName(kind: NameKind) {
  const client = useQueryClient();
  const { queryKey } = namesQuery(kind);
  return useMutation({
    mutationFn: (name: string) => createName(kind, name),
    onSuccess: (created: Named) => {
      client.setQueryData(queryKey, (names: Named[] = []) =>
        [...names, created].sort((a, b) => a.name.localeCompare(b.name, "en", { sensitivity: "base" })),
      );
      // Not awaited: who created it goes on with it at once.
      void client.invalidateQueries({ queryKey });
    },
  });
}
