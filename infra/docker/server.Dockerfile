# syntax=docker/dockerfile:1
# API, worker, migrations and seed: one image, the entry is the argument. The API serves the panel of
# staff at /admin.
#   docker build -f infra/docker/server.Dockerfile -t miinventario/server .
FROM node:24-bookworm-slim AS build
WORKDIR /app
# Manifests first: the layer of packages is rebuilt only when one of them changes.
COPY package.json package-lock.json .npmrc ./
COPY apps/server/package.json apps/server/
COPY apps/mobile/package.json apps/mobile/
COPY apps/admin/package.json apps/admin/
COPY eval/package.json eval/
COPY packages/config/package.json packages/config/
COPY packages/contracts/package.json packages/contracts/
COPY packages/counting/package.json packages/counting/
COPY packages/devkit/package.json packages/devkit/
COPY packages/film/package.json packages/film/
COPY packages/film-generator/package.json packages/film-generator/
COPY packages/recognition/package.json packages/recognition/
RUN --mount=type=cache,target=/root/.npm npm ci --no-audit --no-fund
COPY . .
RUN npm run build -- --server --admin \
  && mkdir /panel && cp -r .cache/admin/*/. /panel/ \
  && npm prune --omit=dev --workspace @miinventario/server --include-workspace-root=false \
  && rm -rf .cache apps/mobile apps/admin eval packages/devkit packages/*/src apps/server/src apps/server/test

FROM node:24-bookworm-slim
RUN apt-get update -q \
  && apt-get install -y -q --no-install-recommends ffmpeg tini \
  && rm -rf /var/lib/apt/lists/* \
  && groupadd --gid 10001 app && useradd --uid 10001 --gid app --no-create-home app \
  && mkdir /data && chown app:app /data
WORKDIR /app
COPY --from=build --chown=root:root /app/node_modules node_modules
COPY --from=build --chown=root:root /app/packages packages
COPY --from=build --chown=root:root /app/apps/server apps/server
COPY --from=build --chown=root:root /panel panel
ENV NODE_ENV=production NODE_OPTIONS=--enable-source-maps DATA_DIR=/data \
  ADMIN_PANEL_DIR=/app/panel
# Nothing of the image is the process's own: it runs with a read-only root file system, and writes
# to /data and /tmp alone.
USER 10001:10001
WORKDIR /app/apps/server/dist
VOLUME ["/data", "/tmp"]
EXPOSE 3142 9464
ENTRYPOINT ["tini", "--", "node"]
CMD ["main.api.js"]
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s CMD ["node", "-e", "fetch('http://127.0.0.1:'+(process.env.METRICS_PORT||process.env.WORKER_PORT||9464)+'/health/live').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
