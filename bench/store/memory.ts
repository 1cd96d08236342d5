/** Watches the memory of this process, in MB of 1,000,000 bytes. */
export function watchMemory(): { peak(): number } {
  let most = 0;
  const look = () => (most = Math.max(most, process.memoryUsage.rss() / 1e6));
  look();
  setInterval(look, 20).unref();
  return {
    peak() {
      look();
      return most;
    },
  };
}
