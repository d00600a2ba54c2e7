import { execFileSync, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { freePort } from "@/scripts/postgres/free-port";

/** The host in the documented files. */
export const DOCUMENTED_HOST = "clips.example.com";

export interface DocumentedProxy {
  name: "nginx" | "caddy";
  file: string;
  /** The documented file adapted to this machine: other ports, its own certificate. */
  adapt(text: string, at: { upstreams: readonly string[]; port: number; directory: string }): string;
  command(file: string, directory: string): string[];
}

export const PROXIES: readonly DocumentedProxy[] = [
  {
    name: "nginx",
    file: "docs/proxies/nginx.conf",
    adapt: (text, { upstreams, port, directory }) =>
      // Workers of a server that root starts belong to another user, who cannot write here.
      `${process.getuid?.() === 0 ? "user root;\n" : ""}pid ${directory}/nginx.pid;\nerror_log ${directory}/error.log;\n${text}`
        .replace(
          "http {",
          `http {\n  access_log off;\n  client_body_temp_path ${directory}/b;\n  proxy_temp_path ${directory}/p;`,
        )
        .replace(/ {2}server \{\n {4}listen 80;[\s\S]*?\n {2}\}\n/, "")
        .replace("listen 443 ssl", `listen 127.0.0.1:${port} ssl`)
        .replace(/ {4}server 127\.0\.0\.1:3000(.*);\n/, (_, options) =>
          upstreams.map((upstream) => `    server ${upstream}${options};\n`).join(""),
        )
        .replaceAll("/etc/ssl/clips.example.com", `${directory}/tls`),
    command: (file, directory) => ["nginx", "-c", file, "-p", directory, "-g", "daemon off;"],
  },
  {
    name: "caddy",
    file: "docs/proxies/Caddyfile",
    adapt: (text, { upstreams, port, directory }) =>
      `{\n\tadmin off\n\tauto_https disable_redirects\n}\n${text}`
        .replace(
          `{$SITE:${DOCUMENTED_HOST}} {`,
          `https://${DOCUMENTED_HOST}:${port} {\n\tbind 127.0.0.1\n\ttls ${directory}/tls.crt ${directory}/tls.key`,
        )
        .replace("127.0.0.1:3000", upstreams.join(" ")),
    command: (file) => ["caddy", "run", "--config", file, "--adapter", "caddyfile"],
  },
];

const isInstalled = (name: string) => spawnSync(name, ["version"]).error === undefined;

/** Installs a proxy if possible: as root, on a system with apt-get. @returns whether it can run here */
export function installProxy(name: DocumentedProxy["name"]): boolean {
  if (!isInstalled(name) && process.getuid?.() === 0)
    spawnSync("apt-get", ["install", "-y", "--no-install-recommends", name], { timeout: 120_000 });
  return isInstalled(name) && isInstalled("openssl");
}

export interface RunningProxy {
  port: number;
  stop(): void;
}

/** Starts a documented proxy on a free port of this machine, with a certificate of its own. */
export async function startProxy(proxy: DocumentedProxy, upstreams: readonly string[]): Promise<RunningProxy> {
  const directory = mkdtempSync(path.join(tmpdir(), "clipscope-proxy-"));
  const port = await freePort();
  const file = path.join(directory, "config");
  const tls = ["-keyout", `${directory}/tls.key`, "-out", `${directory}/tls.crt`, "-subj", `/CN=${DOCUMENTED_HOST}`];
  execFileSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", ...tls], { stdio: "ignore" });
  writeFileSync(file, proxy.adapt(readFileSync(proxy.file, "utf8"), { upstreams, port, directory }));
  const [command = "", ...args] = proxy.command(file, directory);
  const child = spawn(command, args, { stdio: "ignore", env: { ...process.env, HOME: directory } });
  return {
    port,
    stop() {
      child.kill();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
