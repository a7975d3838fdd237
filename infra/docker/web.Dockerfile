# syntax=docker/dockerfile:1
# The exported web app behind nginx, which also serves what was compressed at build time.
#   docker build -f infra/docker/web.Dockerfile --build-arg API=https://api.example.mx -t miinventario/web .
FROM node:24-bookworm-slim AS build
ARG API
WORKDIR /app
COPY . .
RUN --mount=type=cache,target=/root/.npm npm ci --no-audit --no-fund
ENV EXPO_PUBLIC_API_BASE_URL=$API
RUN npm run build -- --web && mkdir /web && cp -r .cache/web/*/. /web/

FROM nginxinc/nginx-unprivileged:1.29-alpine
COPY infra/docker/nginx.conf /etc/nginx/conf.d/default.conf
COPY --from=build /web /usr/share/nginx/html
USER 101
EXPOSE 8080
