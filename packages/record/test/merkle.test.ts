import { equalBytes, fromHex, toHex, utf8 } from "@longtable/protocol";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { EMPTY_ROOT, HashTree, leafHash, nodeHash, verifyConsistency, verifyInclusion } from "../src/index.ts";

/** The eight leaves and the roots that Certificate Transparency's own tests use (certificate-transparency, merkletree). */
const leaves = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
const roots = [
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

function treeOf(size: number): HashTree {
  const tree = new HashTree();
  for (let i = 0; i < size; i++) tree.append(leafHash(utf8(`entry ${i}`)));
  return tree;
}

/** MTH of RFC 9162 §2.1.1, as the RFC writes it: slow, and the measure of the fast one. */
function naiveRoot(hashes: readonly Uint8Array[]): Uint8Array {
  const [only] = hashes;
  if (only === undefined) return EMPTY_ROOT;
  if (hashes.length === 1) return only;
  let split = 1;
  while (split * 2 < hashes.length) split *= 2;
  return nodeHash(naiveRoot(hashes.slice(0, split)), naiveRoot(hashes.slice(split)));
}

describe("a room's Merkle tree", () => {
  it("has the published roots", () => {
    const tree = new HashTree();
    for (const [index, leaf] of leaves.entries()) {
      tree.append(leafHash(fromHex(leaf)));
      expect(toHex(tree.root())).toBe(roots[index]);
    }
    roots.forEach((root, index) => expect(toHex(tree.root(index + 1))).toBe(root));
  });

  it("has at every size the root that the RFC's recursion gives", () => {
    const tree = treeOf(70);
    for (let size = 0; size <= 70; size++) {
      const hashes = Array.from({ length: size }, (_, i) => tree.leaf(i));
      expect(toHex(tree.root(size))).toBe(toHex(naiveRoot(hashes)));
    }
  });

  it("proves every entry in, and nothing else", () => {
    const tree = treeOf(150);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 150 }), fc.nat(), fc.nat(), (size, where, elsewhere) => {
        const index = where % size;
        const proof = tree.inclusionProof(index, size);
        const root = tree.root(size);
        expect(verifyInclusion(tree.leaf(index), index, size, root, proof)).toBe(true);
        const other = elsewhere % size;
        if (other !== index) expect(verifyInclusion(tree.leaf(index), other, size, root, proof)).toBe(false);
        expect(verifyInclusion(tree.leaf(index), index, size, root, proof.slice(1))).toBe(proof.length === 0);
      }),
    );
  });

  it("proves that it only grew, and only that", () => {
    const tree = treeOf(150);
    const sizes = fc.tuple(fc.integer({ min: 0, max: 150 }), fc.integer({ min: 0, max: 150 }));
    fc.assert(
      fc.property(sizes, fc.nat(), ([a, b], flip) => {
        const [from, to] = a < b ? [a, b] : [b, a];
        const proof = tree.consistencyProof(from, to);
        expect(verifyConsistency(from, tree.root(from), to, tree.root(to), proof)).toBe(true);
        const other = tree.root(from).slice();
        other[flip % 32] = (other[flip % 32] ?? 0) ^ 1;
        expect(verifyConsistency(from, other, to, tree.root(to), proof)).toBe(false);
      }),
    );
  });

  it("forgets a batch whose commit failed, as if it had never been", () => {
    const tree = treeOf(37);
    const before = tree.root();
    for (let i = 0; i < 29; i++) tree.append(leafHash(utf8(`lost ${i}`)));
    tree.truncate(37);
    expect(equalBytes(tree.root(), before)).toBe(true);
    for (let i = 37; i < 70; i++) tree.append(leafHash(utf8(`entry ${i}`)));
    expect(toHex(tree.root())).toBe(toHex(treeOf(70).root()));
  });
});
