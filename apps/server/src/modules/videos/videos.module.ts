import { Module } from '@nestjs/common';
import { FilmsService } from './films.service.js';
import { UploadsController } from './uploads.controller.js';
import { UploadsRepository } from './uploads.repository.js';
import { UploadsService } from './uploads.service.js';
import { VideosRepository } from './videos.repository.js';
import { VideosService } from './videos.service.js';

/** The HTTP side: uploads straight into the store. */
@Module({
  controllers: [UploadsController],
  providers: [UploadsService, UploadsRepository, VideosService, VideosRepository],
  exports: [VideosService],
})
export class VideosModule {}

/** The worker's side: what is done with a film that has arrived. */
@Module({
  providers: [FilmsService, VideosService, VideosRepository],
  exports: [FilmsService, VideosService],
})
export class VideosWorkerModule {}
