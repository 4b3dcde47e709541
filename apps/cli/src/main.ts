import { asksForJson } from "./failure.ts";
import { fail, run } from "./run.ts";

// Whoever reads our output may stop reading it, as `head` does.
process.stdout.on("error", (error) => {
  if (!("code" in error) || error.code !== "EPIPE") throw error;
});

// What is thrown outside of a command's own steps ends it as well, and is said in the same way.
process.on("uncaughtException", (error) => {
  fail(error, asksForJson(process.argv));
  process.exit();
});

// A node that was running when its command failed would keep the process alive.
if (!(await run(process.argv))) process.exit();
