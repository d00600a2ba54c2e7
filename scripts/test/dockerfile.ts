import { DockerfileParser } from "dockerfile-ast";
import { Failure } from "@/scripts/failure";

/** How a Dockerfile's last stage sets up the container, and the commands of the stage that builds. */
export interface Image {
  buildSteps: string[];
  env: Record<string, string>;
  user: string;
  /** The entry point with its default arguments. */
  command: string[];
  entrypoint: string[];
  healthcheck: string[];
}

/** Reads a Dockerfile of two stages. @throws Failure if a part that the container check performs is missing */
export function readImage(text: string): Image {
  const stages = DockerfileParser.parse(text)
    .getInstructions()
    .reduce<[string, string][][]>((found, instruction) => {
      const keyword = instruction.getKeyword();
      if (keyword === "FROM") found.push([]);
      found.at(-1)?.push([keyword, instruction.getArgumentsContent() ?? ""]);
      return found;
    }, []);
  const [build = [], last = []] = stages;
  const of = (keyword: string): string => {
    const found = last.filter(([name]) => name === keyword);
    if (found.length !== 1) throw new Failure("The Dockerfile", `${keyword} is not in its last stage once.`);
    return found[0]?.[1] ?? "";
  };
  const list = (content: string): string[] => JSON.parse(content.slice(content.indexOf("[")));
  const variables = of("ENV")
    .split(/\s+/)
    .map((pair) => pair.split("=", 2));
  return {
    buildSteps: build.filter(([keyword]) => keyword === "RUN").map(([, content]) => content),
    env: Object.fromEntries(variables),
    user: of("USER"),
    entrypoint: list(of("ENTRYPOINT")),
    command: [...list(of("ENTRYPOINT")), ...list(of("CMD"))],
    healthcheck: list(of("HEALTHCHECK")),
  };
}
