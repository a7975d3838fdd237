import { Module, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { PeriodicTask } from '../../platform/queue/periodic-task.js';
import { FilmRetention } from './film-retention.js';
import { FilmsService } from './films.service.js';
import { UploadsController } from './uploads.controller.js';
import { UploadsRepository } from './uploads.repository.js';
import { UploadsService } from './uploads.service.js';
import { VideosRepository } from './videos.repository.js';
import { VideosService } from './videos.service.js';

/** Days are the unit of retention; ten minutes late is on time. */
const RETENTION_EVERY_MS = 10 * 60_000;

/** The HTTP side: uploads straight into the store. */
@Module({
  controllers: [UploadsController],
  providers: [UploadsService, UploadsRepository, VideosService, VideosRepository],
  exports: [VideosService],
})
export class VideosModule {}

/** The worker's side: what is done with a film that has arrived, and its end. */
@Module({
  providers: [FilmsService, FilmRetention, VideosService, VideosRepository, UploadsRepository],
  exports: [FilmsService, VideosService],
})
export class VideosWorkerModule implements OnModuleInit, OnApplicationShutdown {
  private readonly task = new PeriodicTask({
    name: 'film-retention',
    everyMs: RETENTION_EVERY_MS,
    run: async () => {
      await this.retention.expireUploads();
      await this.retention.expireFilms();
    },
  });

  constructor(private readonly retention: FilmRetention) {}

  onModuleInit(): void {
    this.task.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.task.stop();
  }
}
