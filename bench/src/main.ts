import { benchCrash } from "./crash.ts";
import { benchDocuments } from "./documents.ts";
import { benchDoor } from "./door.ts";
import { benchNegotiation } from "./negotiation/bench-negotiation.ts";
import { benchOpen } from "./open.ts";
import { benchRelay } from "./relay.ts";
import { type Row, machine, report } from "./result.ts";
import { benchWeb } from "./web.ts";

const BENCHES: Readonly<Record<string, (isQuick: boolean) => Promise<readonly Row[]>>> = {
  crash: benchCrash,
  door: benchDoor,
  open: benchOpen,
  relay: benchRelay,
  text: async (isQuick) => [...(await benchDocuments(isQuick)), ...(await benchNegotiation(isQuick))],
  web: benchWeb,
};

const names = process.argv.slice(2).filter((word) => !word.startsWith("-"));
const isQuick = process.argv.includes("--quick");
for (const name of names.length === 0 ? Object.keys(BENCHES) : names) {
  const bench = BENCHES[name];
  if (bench === undefined) {
    console.error(`There is no bench called ${name}; there are ${Object.keys(BENCHES).join(", ")}.`);
    process.exitCode = 1;
    break;
  }
  report({ name, machine: machine(), quick: isQuick, rows: await bench(isQuick) });
}
