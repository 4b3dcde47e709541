/** What came of the host's altering an entry: what each side's device said to it. */
export interface Altered {
  readonly seq: number;
  /** By seat; null where nothing was noticed. */
  readonly found: Readonly<Record<string, string | null>>;
}
