import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ConfigError, loadConfig, type AppConfig } from './config/app-config.js';
import { AuthModule } from './modules/auth/index.js';
import { CreditsModule } from './modules/credits/index.js';
import { InventoryModule, TruthExport } from './modules/inventory/index.js';
import { PlatformModule } from './platform/platform.module.js';
import { log, NestLogger } from './platform/telemetry/logger.js';

@Module({})
class ExportModule {
  static with(config: AppConfig): DynamicModule {
    return {
      module: ExportModule,
      imports: [PlatformModule.forRoot(config), AuthModule, CreditsModule, InventoryModule],
    };
  }
}

/** `npm run ground-truth:export -- --out DIR`: accepted truths as sets for `npm run eval`. */
try {
  const [outDir] = process.argv.slice(2);
  if (outDir === undefined) throw new Error('the folder to write to is missing');
  const config = loadConfig();
  log.level = 'warn';
  const app = await NestFactory.createApplicationContext(ExportModule.with(config), {
    logger: new NestLogger(),
    abortOnError: false,
  });
  let written = 0;
  let gone = 0;
  for await (const { sessionId, directory } of app
    .get(TruthExport, { strict: false })
    .run(outDir)) {
    if (directory === undefined) gone += 1;
    else written += 1;
    console.log(directory ?? `${sessionId}: its film is no longer kept`);
  }
  await app.close();
  console.log(`${written} films written, ${gone} no longer kept`);
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
}
