import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const sources = readdirSync("components", { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".tsx"))
  .map((file) => ({ file, text: readFileSync(path.join("components", file), "utf8") }));

test("every mutation of a dialog is aborted with it", () => {
  const dialogs = sources.filter(({ text }) => /\b(?:Modal\.|ConfirmDialog\b|FormDialog\b|Drawer\.)/.test(text));
  expect(dialogs.length).toBeGreaterThan(20);
  expect(dialogs.filter(({ text }) => /\buseMutation\(/.test(text)).map(({ file }) => file)).toEqual([]);
});

test("no form requires a field to lose focus before it can be submitted", () => {
  const waiting = sources.filter(({ text }) => /type="submit"[^>]*isDisabled=/.test(text));
  expect(waiting.map(({ file }) => file)).toEqual([]);
});

test("what a dialog contains knows when the dialog closes", () => {
  const plain = sources.filter(({ text }) => /from "@heroui\/react\/(?:modal|alert-dialog)"/.test(text));
  expect(plain.map(({ file }) => file).sort()).toEqual(["ui/confirm-dialog-window.tsx", "ui/modal.tsx"]);
  for (const { file, text } of plain) expect(text, file).toContain("<WithinDialog>");
});
