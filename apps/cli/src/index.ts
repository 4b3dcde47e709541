export { playDemo, type DemoResult } from "./demo/play.ts";
export { type FileVerification, verifyFile } from "./verify-file.ts";
