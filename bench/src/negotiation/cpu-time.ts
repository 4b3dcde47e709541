/**
 * Milliseconds of processor time that the main thread has used. All that is measured here is done by one thread that waits for nothing,
 * so on an idle machine this is the time that passes; on a busy one it is still the engine's own.
 */
export function cpuNow(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
