"use client";

import { FileSpreadsheet } from "lucide-react";
import { useState } from "react";

interface FileDropProps {
  /** Name of the chosen file; null if there is none. */
  name: string | null;
  isReading: boolean;
  onFile: (file: File) => void;
}

/** Renders a drop target for one CSV file. The native file input lies below it for keyboards and screen readers. */
export function FileDrop({ name, isReading, onFile }: FileDropProps) {
  const [isOver, setOver] = useState(false);
  return (
    <label
      className={`relative flex min-h-32 cursor-pointer flex-col items-center justify-center gap-2 rounded-md border border-dashed px-4 py-6 text-center text-sm outline-offset-2 has-focus-visible:outline-2 has-focus-visible:outline-focus ${isOver ? "border-accent bg-default" : "border-border"}`}
    >
      <FileSpreadsheet aria-hidden size={24} className="text-muted" />
      <span role="status" className="max-w-full break-words">
        {isReading ? "Reading the file…" : <bdi>{name ?? "Choose a CSV file, or drop it here"}</bdi>}
      </span>
      {name && <span className="text-link">Choose another file</span>}
      <input
        type="file"
        aria-label="CSV file"
        accept=".csv,text/csv,text/plain"
        // The native input handles dropped files itself.
        className="absolute inset-0 cursor-pointer opacity-0"
        onDragEnter={() => setOver(true)}
        onDragLeave={() => setOver(false)}
        onDrop={() => setOver(false)}
        onChange={(event) => {
          const file = event.target.files?.[0];
          // Allows choosing the same file again after it was corrected.
          event.target.value = "";
          if (file) onFile(file);
        }}
      />
    </label>
  );
}
