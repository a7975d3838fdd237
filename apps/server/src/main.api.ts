import { ConfigError, loadConfig } from './config/app-config.js';
import { createHttpServer } from './http-server.js';
import { log } from './platform/telemetry/logger.js';

try {
  const config = loadConfig();
  log.level = config.logLevel;
  const app = await createHttpServer(config);
  await app.listen({ port: config.http.port, host: config.http.host });
  log.info({ port: config.http.port }, 'API is listening');
} catch (error) {
  if (error instanceof ConfigError) console.error(error.message);
  else log.fatal({ err: error }, 'API could not start');
  process.exit(1);
}
