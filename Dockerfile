# Planwright as a service: `docker compose up` (compose.yaml), or by hand with the commands of docs/from-laptop-to-team.md.

FROM node:24.21.0-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
# Nothing that is needed to run has an install script.
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json vite.config.ts ./
COPY scripts/make-page.ts ./scripts/
COPY src ./src
RUN node node_modules/typescript/bin/tsc -p tsconfig.build.json \
    && node scripts/make-page.ts \
    && npm prune --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production \
    PLANWRIGHT_HOME=/data
WORKDIR /app
COPY --from=build /app/package.json ./package.json
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
# What planners paste into their Google Sheets; the server shows it.
COPY apps-script/dist/Code.gs ./apps-script/dist/Code.gs
# The embedded database lies here where no PLANWRIGHT_DATABASE_URL names a server.
RUN mkdir /data && chown node:node /data
VOLUME /data
USER node
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --retries=6 \
    CMD ["node", "-e", "fetch('http://127.0.0.1:8080/healthz').then((it) => process.exit(it.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "/app/dist/cli/planwright.js"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8080"]
