import Bowser from "bowser";

/** Describes a `User-Agent`, such as "Chrome on macOS". The version is left out because it changes every month. */
export function deviceName(agent: string | null): string {
  if (!agent) return "Unknown device";
  const { browser, os } = Bowser.parse(agent);
  if (browser.name && os.name) return `${browser.name} on ${os.name}`;
  // Programs put their own name first: "curl/8.5.0".
  return browser.name || os.name || /^[\w.-]{1,40}/.exec(agent)?.[0] || "Unknown device";
}
