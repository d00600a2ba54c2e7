import { type Query, useQuery, useQueryClient } from "@tanstack/react-query";
import { ApiError } from "@/components/api-error";
import { refreshVideos } from "@/components/queries";
import { isOpen } from "@/lib/tracking/imports/rules";
import type { ImportDetail } from "@/lib/tracking/imports/schemas";
import { advanceImport, importQuery, importsQuery, showImport } from "./queries";

const AT_ONCE = 100;
/** While another tab or the job works on it, and for viewers. */
const POLL_MS = 2000;
const AFTER_ERROR = 5000;

function nextCall({ state }: Query<ImportDetail>): number | false {
  // Client errors are final; only server and network failures are retried.
  if (state.error instanceof ApiError && state.error.status >= 400 && state.error.status < 500) return false;
  if (state.error) return AFTER_ERROR;
  if (!state.data || !isOpen(state.data.status)) return false;
  return state.data.is_worked_on ? POLL_MS : AT_ONCE;
}

/** Returns an import's current state. While it is open, the page advances it if its reader may. */
export function useImport(id: string, canDrive: boolean) {
  const client = useQueryClient();
  const shown = useQuery({
    ...importQuery(id),
    refetchInterval: ({ state }) => !canDrive && state.data !== undefined && isOpen(state.data.status) && POLL_MS,
  });
  const drive = useQuery({
    queryKey: ["imports", "drive", id],
    queryFn: async () => {
      const detail = await advanceImport(id);
      showImport(client, detail);
      if (!isOpen(detail.status)) {
        await client.invalidateQueries({ queryKey: importsQuery.queryKey });
        if (detail.confirmed_at) await refreshVideos(client);
      }
      return detail;
    },
    enabled: canDrive && shown.data !== undefined && isOpen(shown.data.status),
    refetchInterval: nextCall,
    refetchIntervalInBackground: true,
    staleTime: 0,
    gcTime: 0,
  });
  return { ...shown, driveError: drive.error, driveOn: drive.refetch };
}
