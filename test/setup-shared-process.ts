import { restoreProcess } from "@/test/shared-process";

restoreProcess();
