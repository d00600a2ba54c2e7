import { withServer } from "@/scripts/admin/with-database";
import { examine } from "@/scripts/doctor/examine";
import { describeFindings, type Finding, findingsOf, hasErrors } from "@/scripts/doctor/finding";
import { checkConfiguration } from "@/scripts/start/configuration";
import { loadEnvFile } from "@/scripts/start/env-file";
import { storedSecret } from "@/scripts/start/secrets";

const { ok, error } = findingsOf("Environment");

/** Checks the installation of this environment and prints a report. @returns whether there is no error */
export async function runDoctor(root: string, print: (text: string) => void): Promise<boolean> {
  loadEnvFile(root);
  const findings = await inspect(root);
  print(describeFindings(findings));
  return !hasErrors(findings);
}

async function inspect(root: string): Promise<Finding[]> {
  const { configuration, errors } = checkConfiguration(root, process.env, { dev: false, demo: false });
  if (!configuration) return errors.map((text) => error(text, "The variables are described in README.md."));
  const secret = configuration.env.NEXTAUTH_SECRET ?? storedSecret(configuration.dataDir);
  const found = await withServer(configuration, (databaseUrl) =>
    examine({ configuration, databaseUrl, secret, now: () => new Date() }),
  );
  return [ok("Every variable is valid"), ...found];
}
