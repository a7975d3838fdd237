import { ConfigError, loadConfig } from './config/app-config.js';
import { createHttpServer } from './http-server.js';
import { log } from './platform/telemetry/logger.js';
import { startOperations, startTelemetry } from './telemetry-start.js';

try {
  const config = loadConfig();
  log.level = config.logLevel;
  const endTelemetry = startTelemetry('api', config);
  const app = await createHttpServer(config);
  await app.listen({ port: config.http.port, host: config.http.host });
  const metricsPort = await startOperations('api', config, app, endTelemetry);
  log.info({ port: config.http.port, metricsPort }, 'API is listening');
} catch (error) {
  if (error instanceof ConfigError) console.error(error.message);
  else log.fatal({ err: error }, 'API could not start');
  process.exit(1);
}
