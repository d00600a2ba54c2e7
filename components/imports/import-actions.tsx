"use client";

import { Button } from "@heroui/react/button";
import { buttonVariants } from "@heroui/styles";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useRouter } from "next/navigation";
import { toast } from "@/components/toast";
import { LinkButton } from "@/components/ui/link-button";
import { FAILED_VERDICTS, isOpen, RETRIED_VERDICTS } from "@/lib/tracking/imports/rules";
import type { ImportDetail, LineVerdict } from "@/lib/tracking/imports/schemas";
import { failedLinesPath, recheckImport, retryImport, showImport } from "./queries";
import { StopImport } from "./stop-import";

/** Actions on an import other than confirming it. */
export function ImportActions({ detail, canTrack }: { detail: ImportDetail; canTrack: boolean }) {
  const client = useQueryClient();
  const router = useRouter();
  const complain = (error: Error) => toast.error(error.message);
  const recheck = useMutation({
    mutationFn: () => recheckImport(detail.id),
    onSuccess: (next) => showImport(client, next),
    onError: complain,
  });
  const retry = useMutation({
    mutationFn: () => retryImport(detail.id),
    onSuccess: ({ id }) => router.push(`/videos/import/${id}`),
    onError: complain,
  });
  const count = (verdicts: readonly LineVerdict[]) => verdicts.reduce((sum, one) => sum + detail.counts[one], 0);
  const isOver = detail.status === "done" || detail.status === "cancelled";
  return (
    <>
      {isOver && detail.counts.started > 0 && <LinkButton href="/videos">View videos</LinkButton>}
      {!isOpen(detail.status) && count(FAILED_VERDICTS) > 0 && (
        <a href={failedLinesPath(detail.id)} download className={buttonVariants({ variant: "outline" })}>
          <Download aria-hidden size={16} />
          Download failed lines
        </a>
      )}
      {canTrack && isOver && count(RETRIED_VERDICTS) > 0 && (
        <Button variant="outline" isPending={retry.isPending || retry.isSuccess} onPress={() => retry.mutate()}>
          Retry failed lines
        </Button>
      )}
      {canTrack && detail.status === "ready" && detail.counts.unanswered > 0 && (
        <Button variant="outline" isPending={recheck.isPending} onPress={() => recheck.mutate()}>
          Check again
        </Button>
      )}
      {canTrack && !isOver && <StopImport detail={detail} />}
    </>
  );
}
