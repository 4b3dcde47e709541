import { existsSync, readFileSync, writeFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import {
  answerSignIn,
  authorizeRequest,
  chainOf,
  chainsHash,
  checkpointText,
  deriveKey,
  detailsHash,
  encodeCanonical,
  entryBytes,
  foundingBytes,
  frameBytes,
  pad,
  publicKeyOf,
  sha256,
  signAccreditation,
  signAct,
  signCheckpoint,
  signControl,
  signStatement,
  signVerdict,
  signerOf,
  signingInput,
  toHex,
  useBytes,
  utf8,
} from "../src/index.ts";

const file = new URL("../vectors/structures.json", import.meta.url);
const fill = (byte: number, length = 32): Uint8Array => new Uint8Array(length).fill(byte);
const reading = `age1${"q".repeat(58)}`;

/** Every structure once, from fixed seeds: root 1, head 2, device 3, node 4, invitation 5. */
async function structures(): Promise<Record<string, Uint8Array>> {
  const [root, head, device, node, invited] = await Promise.all([1, 2, 3, 4, 5].map((seed) => signerOf(fill(seed))));
  if (!root || !head || !device || !node || !invited) throw new Error("five signers were asked for");
  const dialogue = sha256(utf8("dialogue"));
  const room = sha256(utf8("room"));
  const delegation = root.publicKey;
  const details = { v: 1, salt: fill(6, 16), role: "adviser", name: "An adviser" } as const;
  const appointment = await signStatement(
    "appointment",
    {
      v: 1,
      delegation,
      n: 0,
      root: delegation,
      nextRoot: sha256(publicKeyOf(fill(9))),
      head: head.publicKey,
      headPostQuantum: fill(7, 1312),
      press: publicKeyOf(fill(8)),
      reading,
      reader: publicKeyOf(fill(30)),
    },
    root,
  );
  const foundingPayload = encodeCanonical({
    v: 1,
    nonce: fill(10),
    rules: "longtable/1",
    node: node.publicKey,
    appointments: [appointment, appointment],
  });
  const headSignature = await head.sign(signingInput("founding", foundingPayload));
  const founding = foundingBytes(foundingPayload, [headSignature, headSignature]);
  const invitation = await signStatement(
    "invitation",
    {
      v: 1,
      dialogue,
      delegation,
      id: fill(11),
      key: invited.publicKey,
      offer: fill(12),
      admits: false,
      until: 1_632_988_800_000,
    },
    head,
  );
  const accreditation = await signAccreditation(
    {
      v: 1,
      dialogue,
      delegation,
      device: device.publicKey,
      identity: reading,
      details: detailsHash(details),
      admits: false,
      via: invitation,
    },
    invited,
    device,
  );
  const chain = chainOf(device.publicKey, fill(13, 8));
  const act = await signAct(
    {
      v: 1,
      room,
      chain,
      n: 0,
      prev: fill(0),
      seenSize: 0,
      seen: fill(0),
      at: 1_632_988_800_000,
      act: { type: "words.say", text: "Good morning." },
    },
    device,
  );
  const common = { v: 1, by: head.publicKey, room } as const;
  return {
    details: encodeCanonical(details),
    appointment,
    founding,
    invitation,
    accreditation,
    use: useBytes(accreditation),
    revocation: await signStatement(
      "revocation",
      { v: 1, dialogue, delegation, device: device.publicKey, invitation: null },
      head,
    ),
    role: await signStatement(
      "role",
      { v: 1, dialogue, delegation, device: device.publicKey, n: 1, details: fill(31), admits: true },
      head,
    ),
    act,
    padded: pad(act),
    entryKey: deriveKey(fill(14), "entry", chain),
    sealed: entryBytes({ form: "sealed", room, epoch: fill(15), chain, nonce: fill(16, 12), box: fill(17, 1040) }),
    "room.found": await signControl(
      {
        ...common,
        kind: "room.found",
        room: null,
        roomKind: "table",
        founding,
        appointments: [],
        delegations: [delegation],
        node: node.publicKey,
        nonce: fill(18),
        purpose: null,
      },
      head,
    ),
    "room.admit": await signControl(
      {
        ...common,
        kind: "room.admit",
        epoch: fill(15),
        statements: [accreditation],
        envelopes: fill(19),
        details: null,
      },
      head,
    ),
    "room.epoch": await signControl(
      {
        ...common,
        kind: "room.epoch",
        parent: room,
        reason: "opening",
        statements: [],
        roster: fill(20),
        envelopes: fill(21),
        commit: fill(22),
        parentKey: null,
        details: null,
      },
      head,
    ),
    "room.term": await signControl(
      { ...common, kind: "room.term", term: 1, node: node.publicKey, size: 5, root: fill(23) },
      head,
    ),
    "room.seal": await signControl(
      {
        ...common,
        kind: "room.seal",
        size: 5,
        root: fill(23),
        note: fill(24),
        state: fill(25),
        postQuantum: fill(26, 2420),
      },
      head,
    ),
    "room.branch": await signControl(
      { ...common, kind: "room.branch", name: "a branch", size: 5, root: fill(23), node: node.publicKey },
      head,
    ),
    "room.complain": await signControl({ ...common, kind: "room.complain", epoch: fill(15), reason: "missing" }, head),
    verdict: await signVerdict(
      {
        room,
        size: 5,
        root: fill(23),
        note: fill(24),
        chains: chainsHash([{ chain, next: 1, head: fill(32) }]),
        refused: [[3, "BAD_SIGNATURE"]],
        state: fill(25),
      },
      device,
    ),
    checkpoint: utf8(checkpointText({ room, size: 5, root: fill(23), term: 0 })),
    note: await signCheckpoint({ room, size: 5, root: fill(23), term: 0 }, node),
    signIn: await answerSignIn(
      {
        node: node.publicKey,
        origin: "https://talks.example",
        device: device.publicKey,
        nodeNonce: fill(27),
        deviceNonce: fill(28),
        expires: 1_632_988_860_000,
      },
      device,
    ),
    fileRequest: utf8(
      await authorizeRequest(
        {
          node: node.publicKey,
          origin: "https://talks.example",
          session: fill(30),
          method: "PATCH",
          target: `/rooms/${toHex(room)}/uploads/${toHex(fill(31))}?offset=1048576`,
          body: fill(32, 3),
        },
        device,
      ),
    ),
    appendFrame: frameBytes({ t: "append", id: 1, room, entry: fill(29, 3), envelopes: [] }),
  };
}

describe("frozen vectors", () => {
  it("every structure has the bytes it has always had", async () => {
    const now = Object.fromEntries(Object.entries(await structures()).map(([name, bytes]) => [name, toHex(bytes)]));
    if (!existsSync(file)) {
      if (process.env["CI"] !== undefined) throw new Error("The vectors are missing: they belong in the repository.");
      writeFileSync(file, `${JSON.stringify(now, null, 2)}\n`);
    }
    expect(now).toEqual(JSON.parse(readFileSync(file, "utf8")));
  });
});
