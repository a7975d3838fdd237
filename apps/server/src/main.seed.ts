import { NestFactory } from '@nestjs/core';
import { createSeedModule, DemoSeed } from './app.seed.module.js';
import { ConfigError, loadConfig } from './config/app-config.js';
import { log, NestLogger } from './platform/telemetry/logger.js';

try {
  const config = loadConfig();
  log.level = 'warn';
  if (!config.demoData) {
    console.log('demo data: not wanted here');
    process.exit(0);
  }
  const app = await NestFactory.createApplicationContext(createSeedModule(config), {
    logger: new NestLogger(),
    abortOnError: false,
  });
  const film = await app.get(DemoSeed).run();
  await app.close();
  console.log(`demo data is there; demo film: ${film}`);
} catch (error) {
  if (error instanceof ConfigError) console.error(error.message);
  else log.fatal({ err: error }, 'demo data could not be made');
  process.exit(1);
}
