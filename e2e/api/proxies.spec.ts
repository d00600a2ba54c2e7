import { execFileSync, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "@/e2e/fixtures";

const HOST = "clips.example.com";

interface Proxy {
  name: "nginx" | "caddy";
  file: string;
  /** The documented file adapted to this machine: other ports, its own certificate. */
  adapt(text: string, at: { upstream: string; port: number; directory: string }): string;
  command(file: string, directory: string): string[];
}

const PROXIES: Proxy[] = [
  {
    name: "nginx",
    file: "docs/proxies/nginx.conf",
    adapt: (text, { upstream, port, directory }) =>
      // Workers of a server that root starts belong to another user, who cannot write here.
      `${process.getuid?.() === 0 ? "user root;\n" : ""}pid ${directory}/nginx.pid;\nerror_log ${directory}/error.log;\n${text}`
        .replace(
          "http {",
          `http {\n  access_log off;\n  client_body_temp_path ${directory}/b;\n  proxy_temp_path ${directory}/p;`,
        )
        .replace(/ {2}server \{\n {4}listen 80;[\s\S]*?\n {2}\}\n/, "")
        .replace("listen 443 ssl", `listen 127.0.0.1:${port} ssl`)
        .replace("127.0.0.1:3000", upstream)
        .replaceAll("/etc/ssl/clips.example.com", `${directory}/tls`),
    command: (file, directory) => ["nginx", "-c", file, "-p", directory, "-g", "daemon off;"],
  },
  {
    name: "caddy",
    file: "docs/proxies/Caddyfile",
    adapt: (text, { upstream, port, directory }) =>
      `{\n\tadmin off\n\tauto_https disable_redirects\n}\n${text}`
        .replace(
          `{$SITE:${HOST}} {`,
          `https://${HOST}:${port} {\n\tbind 127.0.0.1\n\ttls ${directory}/tls.crt ${directory}/tls.key`,
        )
        .replace("127.0.0.1:3000", upstream),
    command: (file) => ["caddy", "run", "--config", file, "--adapter", "caddyfile"],
  },
];

const isInstalled = (name: string) => spawnSync(name, ["version"]).error === undefined;

/** Installs it if possible: as root, on a system with apt-get. */
function install(name: string): boolean {
  if (isInstalled(name)) return true;
  if (process.getuid?.() === 0)
    spawnSync("apt-get", ["install", "-y", "--no-install-recommends", name], { timeout: 120_000 });
  return isInstalled(name);
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

for (const proxy of PROXIES)
  test(`behind the documented ${proxy.name}, the product works and /metrics is closed`, async ({
    playwright,
    demo,
  }) => {
    const text = readFileSync(proxy.file, "utf8");
    // What the file must contain, even if no proxy can run here.
    for (const part of ["/metrics", "404", "gzip", "4", "127.0.0.1:3000", HOST]) expect(text).toContain(part);
    if (!install(proxy.name) || !isInstalled("openssl")) {
      console.log(`${proxy.name} is not installed and can't be: only its file was checked.`);
      return;
    }
    const directory = mkdtempSync(path.join(tmpdir(), "clipscope-proxy-"));
    const port = await freePort();
    const file = path.join(directory, "config");
    const tls = ["-keyout", `${directory}/tls.key`, "-out", `${directory}/tls.crt`, "-subj", `/CN=${HOST}`];
    execFileSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", ...tls], {
      stdio: "ignore",
    });
    const upstream = `127.0.0.1:${new URL(demo.url).port}`;
    writeFileSync(file, proxy.adapt(text, { upstream, port, directory }));
    const [command = "", ...args] = proxy.command(file, directory);
    const child = spawn(command, args, { stdio: "ignore", env: { ...process.env, HOME: directory } });
    // Only a browser rule resolves the name, not Node.
    const browser = await playwright.chromium.launch({
      executablePath: process.env.CHROMIUM_PATH,
      args: ["--no-sandbox", `--host-resolver-rules=MAP ${HOST} 127.0.0.1`],
    });
    try {
      const context = await browser.newContext({ ignoreHTTPSErrors: true });
      const page = await context.newPage();
      const origin = `https://${HOST}:${port}`;
      await expect
        .poll(() =>
          page.goto(`${origin}/api/health`).then(
            (answer) => answer?.status(),
            () => 0,
          ),
        )
        .toBe(200);
      // A page that may call its own origin, because the policy of a JSON response allows nothing.
      await page.goto(`${origin}/sign-in`);
      const sent = (target: string, init: { method?: string; size?: number } = {}) =>
        page.evaluate(
          async ([address, method, size]) => {
            const body = size ? "x".repeat(size) : undefined;
            const answer = await fetch(address, { method, body });
            return {
              status: answer.status,
              encoding: answer.headers.get("content-encoding"),
              text: await answer.text(),
            };
          },
          [origin + target, init.method ?? "GET", init.size ?? 0] as const,
        );
      expect((await sent("/metrics")).status).toBe(404);
      // Signed out, and recognized as from our own page: 401 or an input error, not 403.
      expect((await sent("/api/auth/confirm", { method: "POST", size: 10 })).status).toBe(400);
      expect((await sent("/api/auth/confirm", { method: "POST", size: 70_000 })).status).toBe(413);
      const document = await sent("/api/v1/openapi.json");
      expect(document.status).toBe(200);
      expect(document.encoding).not.toBeNull();
    } finally {
      await browser.close();
      child.kill();
      rmSync(directory, { recursive: true, force: true });
    }
  });
