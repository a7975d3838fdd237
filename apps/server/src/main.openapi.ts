import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApiModule } from './app.api.module.js';
import { loadConfig } from './config/app-config.js';
import { API_PREFIX_OPTIONS, createOpenApiDocument } from './http-server.js';

/**
 * Prints the OpenAPI document of the API. Nothing is started and nothing is connected to: in
 * preview mode Nest reads the routes alone.
 */
const config = loadConfig({ DATABASE_URL: 'postgres://nobody@localhost/none' });
const app = await NestFactory.create<NestFastifyApplication>(
  createApiModule(config),
  new FastifyAdapter(),
  { preview: true, logger: false, abortOnError: false },
);
app.setGlobalPrefix('api/v1', API_PREFIX_OPTIONS);
process.stdout.write(`${JSON.stringify(createOpenApiDocument(app), null, 2)}\n`);
