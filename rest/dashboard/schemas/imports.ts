import {
  CreateImportRequest,
  ImportDetail,
  ImportId,
  ImportLines,
  ImportLinesQuery,
  ImportList,
} from "@/lib/tracking/imports/schemas";
import { schemas } from "@/rest/dashboard/endpoint";

export const listImports = schemas({ answer: ImportList });

export const createImport = schemas({ body: CreateImportRequest, answer: ImportId });

export const getImport = schemas({ params: ImportId, answer: ImportDetail });

export const advanceImport = schemas({ params: ImportId, answer: ImportDetail });

export const confirmImport = schemas({ params: ImportId, answer: ImportDetail });

export const exportFailedLines = schemas({ params: ImportId, answer: "csv" });

export const listImportLines = schemas({ params: ImportId, query: ImportLinesQuery, answer: ImportLines });

export const recheckImport = schemas({ params: ImportId, answer: ImportDetail });

export const retryImport = schemas({ params: ImportId, answer: ImportId });

export const stopImport = schemas({ params: ImportId, answer: ImportDetail });
