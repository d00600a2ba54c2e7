"use client";

import { Button } from "@heroui/react/button";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { toast } from "@/components/toast";
import { Time } from "@/components/ui/time";
import { formatBytes } from "@/lib/core/format";
import type { OrganizationExport } from "@/lib/operations/exports/schemas";
import { checkExport, exportFileUrl, newestExportQuery, requestExport } from "./queries";

/** Requests an export, shows how far it is, and downloads it. */
export function ExportSection() {
  const client = useQueryClient();
  const { data, error } = useQuery(newestExportQuery);
  const request = useMutation({
    mutationFn: requestExport,
    onSuccess: () => toast.success("Export started. You'll get an email when it's ready."),
    onError: (failure) => toast.error(failure.message),
    onSettled: () => client.invalidateQueries({ queryKey: newestExportQuery.queryKey }),
  });
  const download = useMutation({
    mutationFn: checkExport,
    onSuccess: ({ id }) => window.location.assign(exportFileUrl(id)),
    onError: (failure) => toast.error(failure.message),
  });
  if (!data) return <p className="min-h-9 text-muted">{error ? error.message : "Loading…"}</p>;
  const { export: newest } = data;
  const isReady = newest?.status === "ready";
  return (
    <>
      {newest && <Progress newest={newest} />}
      <div className="flex flex-wrap gap-2">
        {isReady && (
          <Button variant="outline" isPending={download.isPending} onPress={() => download.mutate(newest.id)}>
            Download export
          </Button>
        )}
        {newest?.status !== "running" && (
          <Button
            variant={isReady ? "ghost" : "outline"}
            isPending={request.isPending}
            onPress={() => request.mutate()}
          >
            {isReady ? "Export data again" : "Export data"}
          </Button>
        )}
      </div>
    </>
  );
}

function Progress({ newest }: { newest: OrganizationExport }) {
  const { status, progress, bytes, created_at, expires_at } = newest;
  return (
    <p role="status" className="mb-3 max-w-prose">
      {status === "running" && `Export running: ${Math.floor(progress * 100)}%. You'll get an email when it's ready.`}
      {status === "failed" && "The last export failed. Try again, or contact support."}
      {status === "ready" && (
        <>
          Exported <Time value={created_at} />
          {bytes !== null && `, ${formatBytes(bytes)}`}.{" "}
          {expires_at && (
            <>
              Available until <Time value={expires_at} form="date" />.
            </>
          )}
        </>
      )}
    </p>
  );
}
