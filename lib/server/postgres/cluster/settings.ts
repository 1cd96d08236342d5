import "server-only";
import { totalmem } from "node:os";

export type Settings = Readonly<Record<string, string | number | boolean>>;

/** The memory of this machine or container in MB. */
function memory(): number {
  const limit = process.constrainedMemory();
  const bytes = limit > 0 ? Math.min(limit, totalmem()) : totalmem();
  return bytes / 2 ** 20;
}

const clamp = (value: number, low: number, high: number) => Math.round(Math.min(Math.max(value, low), high));

/**
 * The settings of our own server. What an administrator sets with `alter system` wins.
 * @param socket the folder of its unix socket
 */
function settingsFor(socket: string): Settings {
  return {
    // Nobody reaches it but who may enter the folder of its socket.
    listen_addresses: "",
    unix_socket_directories: socket,
    unix_socket_permissions: "0700",
    max_connections: 100,
    // What has been answered is on the disk.
    fsync: true,
    synchronous_commit: true,
    full_page_writes: true,
    // An eighth of the memory, as Node, the sandbox and the system's own cache want some too.
    shared_buffers: `${clamp(memory() / 8, 64, 1024)}MB`,
    effective_cache_size: `${clamp(memory() / 2, 128, 65_536)}MB`,
    // For each sort and hash, of which a chart has several, in every parallel worker.
    work_mem: `${clamp(memory() / 256, 4, 32)}MB`,
    // Building the indexes and cleaning up.
    maintenance_work_mem: `${clamp(memory() / 32, 32, 256)}MB`,
    // Compiling a query takes longer than running it here.
    jit: false,
    // A page that is read out of order costs little more on an SSD.
    random_page_cost: 1.1,
    // The backfill writes much in little time: fewer checkpoints, spread out.
    max_wal_size: "2GB",
    min_wal_size: "128MB",
    checkpoint_timeout: "15min",
    // The log without replication, which nobody reads here.
    wal_level: "minimal",
    max_wal_senders: 0,
    max_logical_replication_workers: 0,
    wal_compression: true,
    // Upserts leave old rows: cleaned up after a tenth of a table, so that scans of the index alone stay possible.
    autovacuum_vacuum_scale_factor: 0.1,
    autovacuum_analyze_scale_factor: 0.05,
    autovacuum_vacuum_insert_scale_factor: 0.05,
    // A process that is killed while it holds a transaction must not hold its locks.
    idle_in_transaction_session_timeout: "5min",
    timezone: "UTC",
    log_timezone: "UTC",
    // A week of logs, in which no statement, key or value of a call is quoted.
    logging_collector: true,
    log_directory: "log",
    log_filename: "%a.log",
    log_file_mode: "0600",
    log_truncate_on_rotation: true,
    log_rotation_age: "1d",
    log_rotation_size: 0,
    log_min_messages: "warning",
    log_min_error_statement: "panic",
    log_error_verbosity: "terse",
    log_checkpoints: false,
  };
}

/**
 * The settings as a file that PostgreSQL reads.
 * @param others instead of ours, or beside them
 */
export function settingsFile(socket: string, others: Settings = {}): string {
  const lines = Object.entries({ ...settingsFor(socket), ...others }).map(([name, value]) => {
    const text = typeof value === "boolean" ? (value ? "on" : "off") : String(value);
    return `${name} = '${text.replaceAll("'", "''")}'`;
  });
  return `# Written by Callboard at each start. To change a setting use "alter system", which wins over this.\n${lines.join("\n")}\n`;
}
