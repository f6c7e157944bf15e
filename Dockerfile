# One image, one process. Optional packages are those that bring Node 24 to older hosts; this image has it.
FROM node:24-slim

ENV NODE_ENV=production TZ=Europe/Paris
WORKDIR /app

COPY package.json package-lock.json ./
COPY src/require-node.mjs src/
RUN npm ci --omit=dev --omit=optional && npm cache clean --force

COPY src src
COPY migrations migrations
COPY templates templates
COPY config config
COPY LICENSE CHANGELOG.md ./

# The embedded database lives here, unless DATABASE_URL names a PostgreSQL.
RUN mkdir data && chown node:node data
VOLUME /app/data
USER node

# Mount your configuration as /app/config/amiable.yaml. The port is its `healthPort`; change both together.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8321/health').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]

CMD ["node", "src/main.ts", "start"]
