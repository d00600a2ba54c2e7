"use client";

import { Button } from "@heroui/react/button";
import { SearchField } from "@heroui/react/search-field";
import { Plus } from "lucide-react";
import { useState } from "react";
import type { Named } from "@/lib/tracking/labels/schemas";
import type { NameKind } from "./queries";
import { useCreateName } from "./use-create-name";
import { WORDS } from "./words";

interface NameSearchProps {
  kind: NameKind;
  names: readonly Named[];
  onCreated: (name: Named) => void;
  children: (found: readonly Named[]) => React.ReactNode;
}

const plain = (text: string) => text.replace(/\s+/gu, " ").trim().toLowerCase();

/** Searches the names, and creates missing ones. */
export function NameSearch({ kind, names, onCreated, children }: NameSearchProps) {
  const [text, setText] = useState("");
  const { mutate, isPending, error, reset } = useCreateName(kind);
  const wanted = plain(text);
  const found = names.filter(({ name }) => plain(name).includes(wanted));
  const isNew = wanted !== "" && !names.some(({ name }) => plain(name) === wanted);
  const create = () =>
    mutate(text, {
      onSuccess: (created) => {
        setText("");
        onCreated(created);
      },
    });
  return (
    <div className="flex flex-col gap-3">
      <SearchField
        aria-label={`Find or create a ${WORDS[kind].one}`}
        value={text}
        onChange={(next) => {
          setText(next);
          reset();
        }}
        onSubmit={() => isNew && create()}
      >
        <SearchField.Group className="min-h-11 md:min-h-9">
          <SearchField.SearchIcon />
          <SearchField.Input placeholder="Find or create" maxLength={60} className="min-w-0" />
          <SearchField.ClearButton aria-label="Clear the search" />
        </SearchField.Group>
      </SearchField>
      {error && (
        <p role="alert" className="text-danger text-sm">
          {error.message}
        </p>
      )}
      {isNew && (
        <Button variant="outline" isPending={isPending} onPress={create} className="max-w-full self-start">
          <Plus aria-hidden />
          <span className="truncate">Create “{text.trim()}”</span>
        </Button>
      )}
      {names.length === 0 && !isNew && <p className="text-muted text-sm">{WORDS[kind].empty}</p>}
      {children(found)}
    </div>
  );
}
