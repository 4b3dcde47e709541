/** A node's limits, all in one place. Bytes, counts, milliseconds. */
export const LIMITS = {
  connections: 10_000,
  /** Those of one device: a window or two, and what a lost network has left behind. */
  connectionsPerDevice: 32,
  /** Frames and requests that a device may send in a burst, and then per second, over all its connections. */
  frameBurst: 2_000,
  framesPerSecond: 1_000,
  /** Frames of a connection that has not signed in. */
  unknownBurst: 20,
  unknownPerSecond: 2,
  /** Bytes of entries, envelopes and letters that a device may have kept in a burst, and then per second. */
  sentBurst: 256 * 1024 * 1024,
  sentPerSecond: 4 * 1024 * 1024,
  /** Rooms that a device may found in a burst, and then per second. */
  foundBurst: 100,
  foundPerSecond: 1 / 60,
  /** What may wait to be placed over all connections. */
  waitingAppends: 20_000,
  waitingBytes: 64 * 1024 * 1024,
  rooms: 20_000,
  /** Entries of one commit: bounds the time that the first of them waits for the last. */
  batch: 512,
  /** Beyond this much unsent, a watcher is served from the store as it drains. */
  bufferedPerWatcher: 1024 * 1024,
  /** Beyond this much unsent, nothing ephemeral is sent. */
  bufferedForWhispers: 64 * 1024,
  /** Entry bytes of one answer. */
  answerBytes: 2 * 1024 * 1024,
  /** Beyond this much unsent, or this much asked for and not yet answered, a connection is not read from. */
  bufferedPerConnection: 8 * 1024 * 1024,
  askedBytes: 16 * 1024 * 1024,
  /** Of entries that a connection may give back to a store that has lost them, before they are whole. */
  returnedBytes: 64 * 1024 * 1024,
  roomsPerConnection: 500,
  mailboxesPerConnection: 100,
  challengeLifetime: 60_000,
  /** A connection that has not signed in by then is closed. */
  signInTime: 30_000,
  /** How often a connection is asked whether it is still there, and how often it may stay silent. */
  heartbeat: 30_000,
  silentHeartbeats: 4,
  /** How long a connection has for its farewell when the node stops. */
  farewell: 500,
  /** Of a file's ciphertext: 100 MB of content, and what padding and encryption add to it. */
  largestFile: 104 * 1024 * 1024,
  openUploadsPerDevice: 8,
  fileBytesPerDevice: 4 * 1024 * 1024 * 1024,
  fileBytesPerRoom: 16 * 1024 * 1024 * 1024,
  fileBytes: 64 * 1024 * 1024 * 1024,
  /** Left free on the disk for the record: files take none of it. */
  diskReserve: 256 * 1024 * 1024,
  /** How long an upload waits for its next piece, and a file for somebody to say that an act names it. */
  uploadLifetime: 24 * 3600 * 1000,
  unkeptLifetime: 7 * 24 * 3600 * 1000,
  /** How often what has expired is looked for. */
  expiry: 3600 * 1000,
  mailboxes: 10_000,
  mailboxesPerOwner: 200,
  lettersPerMailbox: 16,
  mailboxLifetime: 90 * 24 * 3600 * 1000,
} as const;
