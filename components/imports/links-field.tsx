"use client";

import { Button } from "@heroui/react/button";
import { Description } from "@heroui/react/description";
import { FieldError } from "@heroui/react/field-error";
import { Label } from "@heroui/react/label";
import { TextArea } from "@heroui/react/textarea";
import { TextField } from "@heroui/react/textfield";
import { FileUp } from "lucide-react";
import { type ClipboardEvent, type DragEvent, useEffect, useEffectEvent, useRef, useState } from "react";
import { type Control, useController } from "react-hook-form";
import { readFile } from "@/components/forms/read-file";
import { plural } from "@/lib/core/format";
import { parseVideoUrl } from "@/lib/platforms/rules";
import { linesOf, type ReadLinks, readLinks } from "@/lib/tracking/imports/rules";
import type { CreateImportRequest } from "@/lib/tracking/imports/schemas";

/** Links pasted, or extracted from a chosen or dropped file; a file's rows keep their numbers as lines. */
export function LinksField({ control }: { control: Control<CreateImportRequest> }) {
  const { field, fieldState } = useController({ control, name: "text" });
  const [source, setSource] = useState<{ words: string; isError: boolean } | null>(null);
  const [isOver, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);

  const take = (found: ReadLinks | null, from: string) => {
    if (!found) return setSource({ words: `No links found in ${from}.`, isError: true });
    field.onChange(found.text);
    setSource({ words: taken(found, from), isError: false });
  };
  const takeFile = async (file: File | undefined) => {
    if (!file) return;
    const read = await readFile(file);
    if ("error" in read) setSource({ words: read.error, isError: true });
    else take(await readLinks(read.text), file.name);
  };
  const takeChosen = (from: HTMLInputElement | null) => {
    takeFile(from?.files?.[0]);
    // Allows choosing the same file again after a correction.
    if (from) from.value = "";
  };
  const takeEarly = useEffectEvent(takeChosen);
  // A file that was chosen before the script had loaded.
  useEffect(() => takeEarly(input.current), []);
  const paste = async (event: ClipboardEvent) => {
    const text = event.clipboardData.getData("text/plain");
    if (field.value.trim() !== "" || !looksLikeTable(text)) return;
    event.preventDefault();
    const found = await readLinks(text);
    if (found) take(found, "the pasted table");
    else field.onChange(text);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    takeFile(event.dataTransfer.files[0]);
  };

  return (
    // The field and the button next to it do the same by keyboard; dropping a file only works with the mouse.
    <section
      aria-label="Links"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={`flex flex-col gap-2 rounded ${isOver ? "outline-2 outline-accent outline-offset-4 outline-dashed" : ""}`}
    >
      <TextField
        fullWidth
        value={field.value}
        onChange={(text) => {
          field.onChange(text);
          setSource(null);
        }}
        onBlur={field.onBlur}
        isInvalid={fieldState.invalid}
        validationBehavior="aria"
      >
        <Label>Links to videos, one per line</Label>
        <TextArea
          ref={field.ref}
          rows={10}
          wrap="off"
          spellCheck="false"
          autoComplete="off"
          onPaste={paste}
          placeholder={"https://www.tiktok.com/@user/video/…\nhttps://youtu.be/…"}
          className="resize-y font-mono text-xs leading-6"
        />
        <Description className="min-h-5 tabular-nums">{countWords(field.value)}</Description>
        {fieldState.error && <FieldError>{fieldState.error.message}</FieldError>}
      </TextField>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Button size="sm" variant="outline" onPress={() => input.current?.click()}>
          <FileUp aria-hidden />
          Choose a CSV or text file
        </Button>
        <span className="hidden text-muted text-sm pointer-fine:inline">or drop it here</span>
        <input
          ref={input}
          type="file"
          hidden
          aria-label="CSV or text file"
          accept=".csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values"
          onChange={(event) => takeChosen(event.target)}
        />
      </div>
      <p role="status" className={`text-sm empty:hidden ${source?.isError ? "text-danger" : ""}`}>
        {source?.words}
      </p>
    </section>
  );
}

function countWords(text: string): string {
  const lines = linesOf(text);
  if (lines.length === 0) return "TikTok, YouTube, Instagram and X, including short links. Up to 500 lines.";
  const links = lines.filter((line) => parseVideoUrl(line.text).kind !== "invalid").length;
  return `${plural(lines.length, "line")}, ${plural(links, "link")} to videos recognized`;
}

function taken({ text, column }: ReadLinks, from: string): string {
  const lines = plural(linesOf(text).length, "line");
  if (!column) return `${lines} from ${from}.`;
  const heading = column.heading ? ` “${column.heading}”` : "";
  return `${lines} from ${from}. Links found in column ${column.number} of ${column.of}${heading}.`;
}

/** Spreadsheet cells rather than links: some line isn't a link on its own and has several parts. */
const looksLikeTable = (text: string) =>
  linesOf(text).some((line) => /[\t,;|]/.test(line.text) && parseVideoUrl(line.text).kind === "invalid");
