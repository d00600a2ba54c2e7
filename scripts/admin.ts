import "@/scripts/quiet-pipe";
import { randomUUID } from "node:crypto";
import { text } from "node:stream/consumers";
import { InvalidArgumentError, Option, program } from "commander";
import { replaceSecret } from "@/db/session-secret";
import { grantCredits } from "@/lib/billing/grant-credits";
import { fromUsd, MAX_CREDITS_PER_GRANT, PLANS, type Plan, toUsd } from "@/lib/billing/rules";
import type { Context } from "@/lib/core/context";
import { env } from "@/lib/core/env";
import { plural } from "@/lib/core/format";
import { verifyStored } from "@/lib/operations/verify/verify-stored";
import { setPlan } from "@/lib/people/organizations/set-plan";
import { resetSecondFactor } from "@/lib/people/second-factor/reset";
import { topUp } from "@/lib/tracking/funding/top-up";
import { dropOldTables, verifySnapshots } from "@/lib/tracking/snapshots/verify";
import { createAdmin } from "@/scripts/admin/create-admin";
import { findOrganization } from "@/scripts/admin/find-organization";
import { withDatabase } from "@/scripts/admin/with-database";
import { runDoctor } from "@/scripts/doctor/run-doctor";
import { describeFailure, Failure } from "@/scripts/failure";
import { administer } from "@/scripts/postgres/administer";

program.name("npm run admin --").description("Administers the service from the machine it runs on.");

program
  .command("create")
  .description("creates an admin, or makes an existing user one")
  .requiredOption("--email <address>")
  .option("--name <name>")
  .option("--organization <name>", "created for an admin who belongs to no organization yet")
  .option("--password-stdin", "read the password from standard input; otherwise a random one is printed once")
  .action(async (options: { email: string; name?: string; organization?: string; passwordStdin?: boolean }) => {
    const { passwordStdin, ...rest } = options;
    const password = passwordStdin ? (await text(process.stdin)).replace(/\r?\n$/, "") : undefined;
    const made = await run((ctx) => createAdmin(ctx, { ...rest, password }));
    console.log(made.outcome === "created" ? `${options.email} is an admin.` : `${options.email} is now an admin.`);
    if (made.organization) console.log(`Organization: ${made.organization}`);
    if (made.password) console.log(`Password (shown only once): ${made.password}`);
  });

program
  .command("top-up")
  .description("books a payment from an organization")
  .requiredOption("--organization <id or name>")
  .requiredOption("--amount <usd>", "at least 10", parseUsd)
  .requiredOption("--reason <text>", "shown in the ledger")
  .option("--idempotency-key <key>", "commands with the same key are booked once")
  .action(async (options: { organization: string; amount: bigint; reason: string; idempotencyKey?: string }) => {
    const { organization, amount, reason: note, idempotencyKey = randomUUID() } = options;
    const { replayed, name } = await run(async (ctx) => {
      const { id, name } = await findOrganization(ctx, organization);
      return { name, ...(await topUp(ctx, { organizationId: id, amount, idempotencyKey, note })) };
    });
    console.log(
      replayed ? "Already booked under this key; nothing changed." : `${name} received ${toUsd(amount)} USD.`,
    );
  });

program
  .command("credits")
  .alias("points")
  .description("books credits that an organization has bought; they never expire")
  .requiredOption("--organization <id or name>")
  .requiredOption("--amount <credits>", "a whole number", parseCredits)
  .requiredOption("--reason <text>", "shown in the ledger")
  .option("--idempotency-key <key>", "commands with the same key are booked once")
  .action(async (options: { organization: string; amount: number; reason: string; idempotencyKey?: string }) => {
    const { organization, amount: credits, reason: note, idempotencyKey = randomUUID() } = options;
    const { replayed, name } = await run(async (ctx) => {
      const { id, name } = await findOrganization(ctx, organization);
      return { name, ...(await grantCredits(ctx, { organizationId: id, credits, idempotencyKey, note })) };
    });
    console.log(replayed ? "Already booked under this key; nothing changed." : `${name} received ${credits} credits.`);
  });

program
  .command("plan")
  .description("changes an organization's plan and resets its monthly credits")
  .requiredOption("--organization <id or name>")
  .addOption(new Option("--plan <plan>").choices(Object.keys(PLANS)).makeOptionMandatory())
  .action(async (options: { organization: string; plan: Plan }) => {
    const { name } = await run(async (ctx) => {
      const { id } = await findOrganization(ctx, options.organization);
      return setPlan(ctx, id, options.plan);
    });
    console.log(`${name} is on plan ${options.plan}.`);
  });

program
  .command("two-factor-off")
  .description("turns off two-factor authentication for a person who lost their phone and recovery codes")
  .requiredOption("--email <address>")
  .action(async ({ email }: { email: string }) => {
    await run((ctx) => resetSecondFactor(ctx, email));
    console.log(`${email} signs in with only a password.`);
  });

program
  .command("doctor")
  .description("checks the installation and prints what to do about each problem; exits with 1 if there is an error")
  .action(async () => {
    if (!(await runDoctor(process.cwd(), console.log))) process.exitCode = 1;
  });

program
  .command("migrate")
  .description("migrates the database to this version's schema")
  .action(async () => {
    // Opening the database migrates it.
    await run(async () => undefined);
    console.log("The database's schema is up to date.");
  });

program
  .command("verify")
  .description(
    "compares every kept sum and the packed snapshots with the rows they stand for; exits with 1 if one differs",
  )
  .option("--drop-old-tables", "drop the tables that snapshots were packed from, if nothing differs")
  .action(async ({ dropOldTables: drops = false }: { dropOldTables?: boolean }) => {
    const found = await run(async (ctx) => {
      const sums = await verifyStored(ctx);
      const packed = await verifySnapshots(ctx);
      const isEqual = sums.length + packed.differences.length === 0;
      if (drops && isEqual) await dropOldTables(ctx);
      return { sums, packed, isEqual };
    });
    for (const { organization, what, kept, counted } of found.sums)
      console.log(`${organization}: ${what} is ${kept}, but its rows add up to ${counted}`);
    for (const difference of found.packed.differences) console.log(difference);
    const compared = plural(found.packed.snapshots, "packed snapshot");
    console.log(
      found.isEqual
        ? `Every sum and ${compared} match their rows.`
        : `${plural(found.sums.length + found.packed.differences.length, "difference")}.`,
    );
    if (found.isEqual && drops && found.packed.hasOldTables) console.log("The old tables are dropped.");
    if (!found.isEqual) process.exitCode = 1;
  });

program
  .command("replace-secret")
  .description("makes the current NEXTAUTH_SECRET the database's; everyone has to sign in again")
  .action(async () => {
    await run(async () => {
      const { DATABASE_URL, NEXTAUTH_SECRET } = env();
      if (!NEXTAUTH_SECRET) throw new Failure("Replacing the secret", "NEXTAUTH_SECRET is not set.");
      await administer(DATABASE_URL, (sql) => replaceSecret(sql, NEXTAUTH_SECRET));
    });
    console.log("NEXTAUTH_SECRET replaced. Everyone has to sign in again. Rotate every webhook's secret.");
  });

function run<T>(work: (ctx: Context) => Promise<T>): Promise<T> {
  return withDatabase(process.cwd(), work);
}

function parseUsd(value: string): bigint {
  if (!/^\d+(\.\d{1,6})?$/.test(value)) throw new InvalidArgumentError("An amount in USD, such as 50 or 12.50.");
  return fromUsd(Number(value));
}

function parseCredits(value: string): number {
  const credits = /^\d+$/.test(value) ? Number(value) : 0;
  if (credits < 1 || credits > MAX_CREDITS_PER_GRANT)
    throw new InvalidArgumentError(`A whole number from 1 to ${MAX_CREDITS_PER_GRANT}.`);
  return credits;
}

try {
  await program.parseAsync();
} catch (error) {
  console.error(describeFailure(error));
  process.exitCode = 1;
}
