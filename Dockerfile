# syntax=docker/dockerfile:1
# The release that package.json pins. A tag and no digest: rebuilds of the same tag bring Debian's security mends.
ARG NODE_IMAGE=node:24.21.0-bookworm-slim
FROM ${NODE_IMAGE} AS base
ENV CI=true PNPM_HOME=/pnpm
WORKDIR /app

# Everything, to build the three apps.
FROM base AS build
COPY . .
RUN npx --yes pnpm@10.34.9 install --frozen-lockfile
RUN node scripts/boot.mjs build

# What the server needs at run time and nothing else. Sources run as they are: Node strips the types.
FROM base AS runtime-packages
COPY . .
RUN npx --yes pnpm@10.34.9 install --frozen-lockfile --prod --filter @qoa/sync-server...

FROM ${NODE_IMAGE}
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080 DATA_DIR=/data KEEP_DIR=/keeps
WORKDIR /app
COPY --from=runtime-packages /app/package.json ./
COPY --from=runtime-packages /app/node_modules ./node_modules
COPY --from=runtime-packages /app/packages ./packages
COPY --from=runtime-packages /app/apps/sync-server ./apps/sync-server
COPY --from=build /app/apps/pos-pwa/dist ./apps/pos-pwa/dist
COPY --from=build /app/apps/customer-card/dist ./apps/customer-card/dist
COPY --from=build /app/apps/admin-console/dist ./apps/admin-console/dist
RUN mkdir /data /keeps && chown node:node /data /keeps
VOLUME /data /keeps
USER node
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health`).then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--disable-warning=ExperimentalWarning", "--max-semi-space-size=32", "--wasm-tiering-budget=200000000", "apps/sync-server/src/main.ts"]
