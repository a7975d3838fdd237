import { NestFactory } from '@nestjs/core';
import { Module, type DynamicModule } from '@nestjs/common';
import { ConfigError, loadConfig, type AppConfig } from './config/app-config.js';
import { AccountsModule, parseIdentifier, StaffAppointment } from './modules/auth/index.js';
import { AppError } from './platform/errors/app-error.js';
import { PlatformModule } from './platform/platform.module.js';
import { log, NestLogger } from './platform/telemetry/logger.js';

@Module({})
class AppointStaffModule {}

function createModule(config: AppConfig): DynamicModule {
  return { module: AppointStaffModule, imports: [PlatformModule.forRoot(config), AccountsModule] };
}

/** Makes the registered person of a phone or e-mail one of the staff. */
async function appoint(text: string): Promise<string> {
  const identifier = parseIdentifier(text);
  if (!identifier) throw new ConfigError(['usage: appoint-staff PHONE-OR-EMAIL']);
  const app = await NestFactory.createApplicationContext(createModule(loadConfig()), {
    logger: new NestLogger(),
    abortOnError: false,
  });
  try {
    return (await app.get(StaffAppointment).appoint(identifier)).name;
  } finally {
    await app.close();
  }
}

try {
  log.level = 'warn';
  const name = await appoint(process.argv[2] ?? '');
  console.log(`${name} is staff now; their second factor is enrolled at the next login`);
} catch (error) {
  if (error instanceof ConfigError) console.error(error.message);
  else if (error instanceof AppError)
    console.error(`nobody has registered with it (${error.code})`);
  else log.fatal({ err: error }, 'staff could not be appointed');
  process.exit(1);
}
