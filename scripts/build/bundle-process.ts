import { bundle } from "@/scripts/build/bundle";
import { describeFailure } from "@/scripts/failure";

try {
  await bundle(process.cwd());
} catch (error) {
  console.error(describeFailure(error));
  process.exitCode = 1;
}
