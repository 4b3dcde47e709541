export { type AppFiles, type AppOrigins, readAppFiles } from "./http/app-files.ts";
export { NodeError, type NodeErrorCode } from "./error.ts";
export { backupStopped, restoreBackup } from "./store/restore.ts";
export { type NodeOptions, type RunningNode, startNode } from "./start-node.ts";
