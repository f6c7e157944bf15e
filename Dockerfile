# One image, one process. The optional packages bring Node 24 to older hosts; this image has it.
FROM node:24-slim

ENV NODE_ENV=production TZ=Europe/Paris
WORKDIR /app

# `preinstall` asks src/require-node.mjs whether this Node will do, so it must be there first.
COPY package.json package-lock.json ./
COPY src/require-node.mjs src/
RUN npm ci --omit=dev --omit=optional --no-audit --no-fund && npm cache clean --force

COPY src src
COPY migrations migrations
COPY templates templates
COPY config config
COPY LICENSE CHANGELOG.md ./

# The embedded database lives in data, unless DATABASE_URL names a PostgreSQL; the demo writes to out. All else is read-only.
RUN mkdir data out && chown node:node data out
VOLUME /app/data
USER node

# Mount your configuration as /app/config/amiable.yaml. The port is its `healthPort`; change both together.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8321/health').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]

# V8's young generation kept at 8 MB a half spares the daemon a hundred megabytes and no time (`npm run bench` measures it).
# `docker run amiable` starts the daemon, `docker run amiable demo` or any other command runs that one.
ENTRYPOINT ["node", "--max-semi-space-size=8", "src/main.ts"]
CMD ["start"]
