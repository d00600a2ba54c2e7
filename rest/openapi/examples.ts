import type { KeyHeader, Language } from "@/rest/schemas";

/** A call in an example. */
export interface ExampleCall {
  method: string;
  url: string;
  /** null: no key required. */
  keyHeader: KeyHeader | null;
  /** The JSON body; undefined: none. */
  body: unknown;
}

/** Returns the same call in each language, ready to run with CLIPSCOPE_KEY in the environment. */
export const examplesOf = (call: ExampleCall): Record<Language, string> => ({
  curl: curl(call),
  JavaScript: javascript(call),
  Python: python(call),
});

/** Quotes text for a shell. */
const shell = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

function curl({ method, url, keyHeader, body }: ExampleCall): string {
  const options = [
    ...(method === "GET" ? [] : [`-X ${method}`]),
    ...(keyHeader ? [`-H "${keyHeader.name}: ${keyHeader.prefix}$CLIPSCOPE_KEY"`] : []),
    ...(body === undefined ? [] : ['-H "Content-Type: application/json"', `-d ${shell(JSON.stringify(body))}`]),
  ];
  return [`curl -s ${shell(url)}`, ...options].join(" \\\n  ");
}

function javascript({ method, url, keyHeader, body }: ExampleCall): string {
  const key = "process.env.CLIPSCOPE_KEY";
  const headers = [
    ...(keyHeader
      ? [`${quoteName(keyHeader.name)}: ${keyHeader.prefix ? `\`${keyHeader.prefix}\${${key}}\`` : key}`]
      : []),
    ...(body === undefined ? [] : ['"Content-Type": "application/json"']),
  ];
  const options = [
    ...(method === "GET" ? [] : [`method: "${method}",`]),
    ...(headers.length === 0 ? [] : [`headers: { ${headers.join(", ")} },`]),
    ...(body === undefined ? [] : [`body: JSON.stringify(${indent(JSON.stringify(body, null, 2), "  ")}),`]),
  ];
  return [
    options.length === 0
      ? `const response = await fetch("${url}");`
      : `const response = await fetch("${url}", {\n${options.map((option) => `  ${option}\n`).join("")}});`,
    "const answer = await response.json();",
    'if (!response.ok) throw new Error(response.status + " " + JSON.stringify(answer));',
    "console.log(answer);",
  ].join("\n");
}

const quoteName = (name: string): string => (/^\w+$/.test(name) ? name : `"${name}"`);
const indent = (text: string, by: string): string => text.replaceAll("\n", `\n${by}`);

function python({ method, url, keyHeader, body }: ExampleCall): string {
  const key = 'os.environ["CLIPSCOPE_KEY"]';
  const headers = [
    ...(keyHeader ? [`"${keyHeader.name}": ${keyHeader.prefix ? `"${keyHeader.prefix}" + ${key}` : key}`] : []),
    ...(body === undefined ? [] : ['"Content-Type": "application/json"']),
  ];
  return [
    "import json",
    ...(keyHeader ? ["import os"] : []),
    "import urllib.request",
    "",
    "request = urllib.request.Request(",
    `    "${url}",`,
    ...(method === "GET" ? [] : [`    method="${method}",`]),
    ...(headers.length === 0 ? [] : [`    headers={${headers.join(", ")}},`]),
    ...(body === undefined ? [] : [`    data=json.dumps(${literal(body)}).encode(),`]),
    ")",
    "with urllib.request.urlopen(request) as response:  # raises HTTPError on a refusal",
    "    print(json.load(response))",
  ].join("\n");
}

/** Returns a JSON value in Python syntax. */
function literal(value: unknown): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (typeof value === "object")
    return `{${Object.entries(value)
      .map(([name, entry]) => `${JSON.stringify(name)}: ${literal(entry)}`)
      .join(", ")}}`;
  return JSON.stringify(value);
}
