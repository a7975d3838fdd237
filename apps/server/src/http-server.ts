import fastifyMultipart from '@fastify/multipart';
import { RequestMethod } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { createApiModule } from './app.api.module.js';
import type { AppConfig } from './config/app-config.js';
import { registerQueueBoard } from './modules/admin/index.js';
import { newId } from './platform/database/ids.js';
import { DiskStorage } from './platform/storage/disk-storage.js';
import { OBJECT_STORAGE, type ObjectStorage } from './platform/storage/object-storage.port.js';
import { registerObjectRoutes } from './platform/storage/object-routes.js';
import { registerBackPressure } from './platform/http/back-pressure.js';
import { answerClientError, answerFrameworkError } from './platform/http/framework-errors.js';
import { pictureOrigins } from './platform/http/content-policies.js';
import { registerPanelFiles } from './platform/http/panel-files.js';
import { registerWebProtections } from './platform/http/web-protections.js';
import { NestLogger } from './platform/telemetry/logger.js';
import { registerRequestTelemetry } from './platform/telemetry/request-telemetry.js';

/** JSON bodies are small here: films and pictures take other ways. */
const BODY_LIMIT_BYTES = 256 * 1024;
/** A picture of a product, as a phone takes it. */
const PICTURE_LIMIT_BYTES = 12 * 1024 * 1024;

/** Health, metrics and the development mailbox are not part of the versioned API. */
export const API_PREFIX_OPTIONS = {
  exclude: ['health/{*rest}', 'dev/{*rest}', 'metrics'].map((path) => ({
    path,
    method: RequestMethod.ALL,
  })),
};

/** The API, ready to listen. */
export async function createHttpServer(config: AppConfig): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    trustProxy: config.http.trustProxy,
    genReqId: () => newId(),
    requestTimeout: 120_000,
    routerOptions: { maxParamLength: 1000 },
    frameworkErrors: answerFrameworkError,
    clientErrorHandler: answerClientError,
    forceCloseConnections: 'idle',
  });
  const app = await NestFactory.create<NestFastifyApplication>(createApiModule(config), adapter, {
    logger: new NestLogger(),
    abortOnError: false,
    // Payment vendors sign the bytes they send, not what we make of them.
    rawBody: true,
  });
  await registerPlugins(app, config);
  app.setGlobalPrefix('api/v1', API_PREFIX_OPTIONS);
  app.enableShutdownHooks();
  SwaggerModule.setup('api/docs', app, () => createOpenApiDocument(app), {
    jsonDocumentUrl: 'api/docs-json',
    customSiteTitle: 'MiInventario API',
  });
  return app;
}

/** The OpenAPI 3.1 document of every route. */
export function createOpenApiDocument(app: NestFastifyApplication): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setTitle('MiInventario')
    .setDescription('Inventarios a partir de un video de los anaqueles.')
    .setVersion('1')
    .addBearerAuth()
    .setOpenAPIVersion('3.1.0')
    .build();
  return SwaggerModule.createDocument(app, builder, {
    operationIdFactory: (controller, method) =>
      `${controller.replace(/Controller$/, '')}_${method}`,
  });
}

async function registerPlugins(app: NestFastifyApplication, config: AppConfig): Promise<void> {
  const server = app.getHttpAdapter().getInstance();
  registerRequestTelemetry(server, { trustsTraceparent: config.http.trustProxy });
  await registerWebProtections(app, config);
  // Behind them: a page of ours may read the refusal.
  registerBackPressure(server, config.http.maxInFlight);
  await app.register(fastifyMultipart, {
    limits: { fileSize: PICTURE_LIMIT_BYTES, files: 1, fields: 10, fieldSize: 10_000 },
  });
  await registerQueueBoard(app);
  if (config.adminPanelDirectory !== undefined) {
    const pictures = pictureOrigins(config);
    await registerPanelFiles(server, { directory: config.adminPanelDirectory, pictures });
  }
  const storage = app.get<ObjectStorage>(OBJECT_STORAGE);
  if (storage instanceof DiskStorage) await registerObjectRoutes(server, storage);
}
