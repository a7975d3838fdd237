export { freePort, isPortFree } from './process/free-port.js';
export { waitFor, waitForHttp, type WaitOptions } from './process/wait-for.js';
export {
  childFailure,
  killAllChildren,
  startChild,
  type ChildExit,
  type ChildOptions,
  type ManagedChild,
} from './process/child-process.js';
export { runCommand } from './process/run-command.js';
export { takeBaseBackup, type BackupManifest } from './postgres/base-backup.js';
export { layOutRestore, layOutStandby } from './postgres/restore.js';
export { createDatabase, type DatabaseUrls } from './postgres/database.js';
export {
  startPostgres,
  type PostgresOptions,
  type PostgresPasswords,
  type PostgresServer,
} from './postgres/postgres-server.js';
export { commandOf } from './postgres/stale-lock.js';
export {
  canInstallPackages,
  findProgram,
  installPackages,
  unpackPackages,
} from './services/debian-packages.js';
export { startRedis, type RedisOptions, type RedisServer } from './services/redis.js';
export { startS3, type S3Options, type S3Server } from './services/s3.js';
export { findKubectl } from './services/kubectl.js';
export {
  findPrometheus,
  startPrometheus,
  type PrometheusPrograms,
  type PrometheusServer,
} from './services/prometheus.js';
export { REPOSITORY_ROOT, sharedDirectory } from './services/shared-directory.js';
export { startTcpProxy, type TcpProxy } from './services/tcp-proxy.js';
