import { execFile } from "node:child_process";
import { access, constants } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { chromium } from "@playwright/test";
import { Failure } from "@/scripts/failure";

const run = promisify(execFile);
const NAMES = [
  // First: it draws the same pages with a quarter less work, as it has no windows to manage.
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome-stable",
  "google-chrome",
  "chrome",
  "microsoft-edge",
];
const ELSEWHERE = [
  "/usr/bin",
  "/usr/local/bin",
  "/snap/bin",
  "/opt/google/chrome",
  "/Applications/Google Chrome.app/Contents/MacOS",
  "/Applications/Chromium.app/Contents/MacOS",
];
const MAC_NAMES = ["Google Chrome", "Chromium"];

export const BROWSER_FLAGS = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // Chromium's sandbox does not work as root.
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];

/**
 * Returns the path of a browser for tests: CHROMIUM_PATH, or one installed on the system, or Playwright's own, or one
 * installed with apt-get as root on Debian.
 * @throws Failure with advice
 */
export async function findBrowser(log: (line: string) => void = () => {}): Promise<string> {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (await runs(given)) return given;
    throw new Failure("The browser", `CHROMIUM_PATH is ${given}, which does not run.`);
  }
  const found = (await findInSystem()) ?? (await onlyIfRuns(chromium.executablePath()));
  if (found) return found;
  await installChromium(log);
  const installed = await findInSystem();
  if (installed) return installed;
  throw new Failure("The browser", "there is none.", "Install Chromium, or set CHROMIUM_PATH to its path.");
}

async function findInSystem(): Promise<string | null> {
  const folders = new Set([...(process.env.PATH ?? "").split(path.delimiter).filter(Boolean), ...ELSEWHERE]);
  for (const name of [...NAMES, ...MAC_NAMES])
    for (const folder of folders) {
      const found = await onlyIfRuns(path.join(folder, name));
      if (found) return found;
    }
  return null;
}

async function installChromium(log: (line: string) => void): Promise<void> {
  const aptGet = await onlyIfRuns("/usr/bin/apt-get");
  if (!aptGet || process.getuid?.() !== 0) return;
  log("installing Chromium with apt-get");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  try {
    await run(aptGet, ["update"], { env, timeout: 300_000 });
    const install = (name: string) =>
      run(aptGet, ["install", "-y", "--no-install-recommends", name], { env, timeout: 900_000 });
    // Older releases lack the first.
    await install("chromium-headless-shell").catch(() => install("chromium"));
  } catch (error) {
    const reason = error instanceof Error ? error.message.trim().split("\n").slice(-3).join("\n") : String(error);
    throw new Failure(
      "The browser",
      `apt-get could not install Chromium: ${reason}`,
      "Alternatively, set CHROMIUM_PATH to a browser's path.",
    );
  }
}

async function onlyIfRuns(file: string): Promise<string | null> {
  return (await runs(file)) ? file : null;
}

/** Runs the file, because some systems have a script of that name that only explains how to install the browser. */
async function runs(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    await run(file, ["--version"], { timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
}
