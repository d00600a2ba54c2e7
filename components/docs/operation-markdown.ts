import type { DocumentedOperation, DocumentedParameter } from "@/rest/schemas";
import { fullPath, NOT_MODIFIED, PLACES, priceWords, roleWords, sentence } from "./operation-terms";

/** Returns an operation as Markdown, with the headings of its section on the page. */
export function operationMarkdown(operation: DocumentedOperation): string {
  const { id, method, summary, description, parameters, revalidates, refusals, examples, answerExample } = operation;
  return [
    `## ${summary} {#${id}}`,
    `\`${method} ${fullPath(operation)}\` · ${roleWords(operation)} · ${priceWords(operation)}`,
    description,
    ...(parameters.length > 0 ? ["### Parameters", parameterTable(parameters)] : []),
    "### Request",
    ...Object.entries(examples).map(([language, text]) => fence(language === "curl" ? "sh" : language, text)),
    "### Response",
    fence("json", answerExample),
    "### Errors",
    [
      "| Status | Body |",
      "| --- | --- |",
      ...(revalidates ? [row(["304", NOT_MODIFIED])] : []),
      ...refusals.map(({ status, body }) => row([String(status), `\`${body}\``])),
    ].join("\n"),
  ].join("\n\n");
}

const fence = (language: string, text: string): string => `\`\`\`${language.toLowerCase()}\n${text}\n\`\`\``;

const row = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;

function parameterTable(parameters: readonly DocumentedParameter[]): string {
  const rows = PLACES.flatMap(([place]) =>
    parameters
      .filter((parameter) => parameter.place === place)
      .map(({ name, isRequired, form, description, values }) =>
        row([
          `\`${name}\``,
          place,
          `${isRequired ? "required" : "optional"}, ${form}`,
          [sentence(description), values.map((value) => `\`${value}\``).join(", ")].filter(Boolean).join(" "),
        ]),
      ),
  );
  return ["| Name | In | Type | Description |", "| --- | --- | --- | --- |", ...rows].join("\n");
}
