"use client";

import { Button } from "@heroui/react/button";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ApiError } from "@/components/api-error";
import { readFile } from "@/components/forms/read-file";
import { toast } from "@/components/toast";
import { useCancelableMutation } from "@/components/use-cancelable-mutation";
import { FileDrop } from "./file-drop";
import { ImportPreview } from "./import-preview";
import { importAudience, previewImport, refreshSections } from "./queries";

interface ImportFormProps {
  channelId: string;
  isReplacing: boolean;
  onDone: () => void;
}

const MAX_BYTES = 1024 * 1024;
interface Chosen {
  name: string;
  csv: string;
}

/** Renders the steps: choose a file, review what was recognized, confirm. */
export function ImportForm({ channelId, isReplacing, onDone }: ImportFormProps) {
  const client = useQueryClient();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const preview = useCancelableMutation({
    canceledMeans: null,
    send: async (signal, file: File) => {
      const read = await readFile(file, MAX_BYTES);
      if ("error" in read) throw new Error(read.error);
      const csv = read.text;
      if (csv.trim() === "") throw new Error("The file is empty.");
      setChosen({ name: file.name, csv });
      return previewImport(channelId, csv, signal);
    },
  });
  const confirm = useCancelableMutation({
    send: (signal, { csv }: Chosen) => importAudience(channelId, csv, signal),
    canceledMeans: "the audience is shown on this page",
    onCanceled: () => refreshSections(client, channelId),
    onSuccess: async () => {
      await refreshSections(client, channelId);
      onDone();
      toast.success("Audience imported");
    },
  });
  const error = confirm.error ?? preview.error;
  const canConfirm = preview.data !== undefined && preview.data.errors.length === 0;
  return (
    <div className="flex flex-col gap-4">
      <p className="text-sm">
        A CSV file with the columns <code>dimension</code>, <code>value</code> and <code>amount</code>, as in{" "}
        <code>country,US,56.1</code>, <code>gender,female,56.3</code> or <code>age,18-24,483</code>.{" "}
        <a href="/docs/audience" target="_blank" rel="noopener noreferrer" className="text-link underline">
          Format reference<span className="sr-only"> (opens a new tab)</span>
        </a>
      </p>
      <FileDrop
        name={chosen?.name ?? null}
        isReading={preview.isPending}
        onFile={(file) => {
          confirm.reset();
          // A previous file may still be in progress; the later one wins.
          preview.reset();
          preview.mutate(file);
        }}
      />
      {error && (
        <p role="alert" className="text-danger text-sm">
          {error instanceof ApiError && error.details[0] ? error.details[0].message : error.message}
        </p>
      )}
      {preview.data && <ImportPreview preview={preview.data} />}
      <div className="flex flex-wrap items-center justify-end gap-2">
        <Button variant="tertiary" onPress={onDone}>
          Cancel
        </Button>
        <Button isDisabled={!canConfirm} isPending={confirm.isPending} onPress={() => chosen && confirm.mutate(chosen)}>
          {isReplacing ? "Replace import" : "Import"}
        </Button>
      </div>
    </div>
  );
}
