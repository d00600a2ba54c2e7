import { execFile } from "node:child_process";
import path from "node:path";

const EXAMPLES = path.resolve("docs/examples");
const MAX_RUN_MS = 45_000;

export const LANGUAGES = ["javascript", "python"] as const;
export type Language = (typeof LANGUAGES)[number];

export interface Outcome {
  code: number;
  /** Lines of the standard output. */
  lines: string[];
  /** Standard error, without the line break at the end. */
  error: string;
}

interface Access {
  url: string;
  key: string;
}

/** An example as its reader runs it, under the file name of its language. */
export function runExample(language: Language, name: string, args: string[], access: Access): Promise<Outcome> {
  const script = language === "python" ? `${name.replaceAll("-", "_")}.py` : `${name}.mjs`;
  return run(language, [script, ...args], access);
}

/** A few lines of a program that uses the client. */
export function runLines(code: Record<Language, string>, language: Language, access: Access): Promise<Outcome> {
  const program =
    language === "python"
      ? ["-c", `import json\nfrom clipscope import *\n${code.python}`]
      : ["--input-type=module", "-e", `import { ApiError, Clipscope } from "./clipscope.mjs";\n${code.javascript}`];
  return run(language, program, access);
}

function run(language: Language, args: string[], { url, key }: Access): Promise<Outcome> {
  const command = language === "python" ? "python3" : process.execPath;
  const options = {
    cwd: path.join(EXAMPLES, language),
    timeout: MAX_RUN_MS,
    env: {
      NODE_ENV: "production" as const,
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      CLIPSCOPE_URL: `${url}/api/v1`,
      CLIPSCOPE_KEY: key,
      PYTHONDONTWRITEBYTECODE: "1",
      PYTHONIOENCODING: "utf-8",
      // The product is on this machine, so no proxy from the environment is used.
      NO_PROXY: "*",
    },
  };
  return new Promise((resolve, reject) => {
    execFile(command, args, options, (error, stdout, stderr) => {
      if (error && "code" in error && error.code === "ENOENT")
        return reject(
          new Error(`${command} is not installed. The Python examples require it: apt-get install python3`),
        );
      if (error?.killed) return reject(new Error(`${args[0]} did not finish within ${MAX_RUN_MS / 1000} s: ${stderr}`));
      resolve({
        code: typeof error?.code === "number" ? error.code : error ? 1 : 0,
        lines: stdout.trimEnd().split("\n"),
        error: stderr.trimEnd(),
      });
    });
  });
}
