import "@/scripts/quiet-pipe";
import { program } from "commander";
import { describeFailure } from "@/scripts/failure";
import { writePackage } from "@/scripts/package/write-package";

program
  .description("Copies the build with everything that it needs to run into a folder, as the Dockerfile does.")
  .argument("<folder>", "a folder that doesn't exist yet")
  .parse();

try {
  const { files, bytes } = await writePackage(process.cwd(), program.args[0] ?? "");
  console.log(`${files} files, ${Math.round(bytes / 1_000_000)} MB`);
} catch (error) {
  console.error(describeFailure(error));
  process.exitCode = 1;
}
